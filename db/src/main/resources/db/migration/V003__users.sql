CREATE TABLE app_user (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    login VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci NOT NULL,
    display_name VARCHAR(120) NOT NULL,
    password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Argon2id, PHC string',
    role VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'ADVISOR (asesor), SUPERVISOR, MANAGER (gerente), CLIENT (mandante), LOADER (asistente de cargas), QUALITY (calidad), ADMIN',
    supervisor_id BIGINT NULL COMMENT 'jefe inmediato',
    org_unit VARCHAR(60) NULL COMMENT 'área',
    locale VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'es-MX',
    enabled BOOLEAN NOT NULL DEFAULT TRUE,
    failed_attempts INT NOT NULL DEFAULT 0,
    locked_until DATETIME(6) NULL,
    last_sign_in_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL DEFAULT UTC_TIMESTAMP(6),
    UNIQUE KEY uq_user_login (login),
    KEY ix_user_supervisor (supervisor_id),
    CONSTRAINT fk_user_supervisor FOREIGN KEY (supervisor_id) REFERENCES app_user (id)
) ENGINE = InnoDB COMMENT = 'Everyone who signs in: advisors, supervisors and the others';

CREATE TABLE campaign_advisor (
    campaign_id BIGINT NOT NULL,
    advisor_id BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, advisor_id),
    KEY ix_campaign_advisor (advisor_id),
    CONSTRAINT fk_campaign_advisor_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
    CONSTRAINT fk_campaign_advisor_user FOREIGN KEY (advisor_id) REFERENCES app_user (id)
) ENGINE = InnoDB COMMENT = 'Which advisors work a campaign';
