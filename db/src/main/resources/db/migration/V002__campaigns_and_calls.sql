-- What is dialled and what came of it. The tables of facts (attempt, gestion, advisor_interval, compliance_block,
-- campaign_change) are a projection of the engine's journal: their ids are the engine's, rows are only ever added, and
-- they have no foreign keys, so that a fact can always be stored.

CREATE TABLE campaign (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    portfolio_id BIGINT NOT NULL,
    code VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    name VARCHAR(160) NOT NULL,
    purpose VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'COLLECTION'
        COMMENT 'COLLECTION (cobranza), SALES (venta), SERVICE (atención)',
    mode VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'modalidad: PREDICTIVE, PROGRESSIVE, RATIO, PREVIEW, MANUAL',
    running BOOLEAN NOT NULL DEFAULT FALSE,
    settings LONGTEXT NULL COMMENT 'JSON' CHECK (settings IS NULL OR JSON_VALID(settings)),
    created_at DATETIME(6) NOT NULL DEFAULT UTC_TIMESTAMP(6),
    UNIQUE KEY uq_campaign_code (code),
    CONSTRAINT fk_campaign_portfolio FOREIGN KEY (portfolio_id) REFERENCES portfolio (id)
) ENGINE = InnoDB COMMENT = 'Campaña';

CREATE TABLE campaign_lead (
    id BIGINT NOT NULL PRIMARY KEY,
    campaign_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    priority INT NOT NULL DEFAULT 0 COMMENT 'strategy order: lower is dialled first',
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'READY'
        COMMENT 'READY (dialable now), WAITING (until next_attempt_at), LOCKED (the engine has it), DONE, UNREACHABLE, SUSPENDED',
    attempts INT NOT NULL DEFAULT 0,
    next_attempt_at DATETIME(6) NULL,
    request_id BIGINT NULL COMMENT 'the engine''s request that locked the lead',
    UNIQUE KEY uq_lead (campaign_id, account_id),
    KEY ix_lead_order (campaign_id, state, priority, id),
    KEY ix_lead_due (campaign_id, state, next_attempt_at),
    KEY ix_lead_request (request_id),
    KEY ix_lead_account (account_id),
    CONSTRAINT fk_lead_campaign FOREIGN KEY (campaign_id) REFERENCES campaign (id),
    CONSTRAINT fk_lead_account FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB COMMENT = 'An account in a campaign, waiting for its turn';

CREATE TABLE attempt (
    id BIGINT NOT NULL PRIMARY KEY COMMENT 'the engine''s id, also the channel id on the switch',
    campaign_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    phone_id BIGINT NOT NULL,
    number VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    trunk VARCHAR(40) NOT NULL,
    caller_id VARCHAR(40) NOT NULL COMMENT 'CLI',
    mode VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'modalidad',
    advisor_id BIGINT NULL,
    placed_at DATETIME(6) NOT NULL,
    ringing_at DATETIME(6) NULL,
    answered_at DATETIME(6) NULL,
    connected_at DATETIME(6) NULL,
    ended_at DATETIME(6) NOT NULL,
    outcome VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    q850 SMALLINT NOT NULL,
    sip_code SMALLINT NOT NULL,
    ended_by VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    KEY ix_attempt_account (account_id, placed_at),
    KEY ix_attempt_person (person_id, placed_at),
    KEY ix_attempt_campaign (campaign_id, placed_at)
) ENGINE = InnoDB COMMENT = 'Intento, marcación: one call placed';

CREATE TABLE gestion (
    id BIGINT NOT NULL PRIMARY KEY COMMENT 'the engine''s id',
    attempt_id BIGINT NULL,
    campaign_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    phone_id BIGINT NULL,
    channel VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CALL' COMMENT 'canal',
    direction VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'OUT' COMMENT 'dirección: OUT or IN',
    mode VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'modalidad',
    advisor_id BIGINT NULL COMMENT 'NULL: written by the dialer',
    contact_type VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'tipo de contacto',
    result_code VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'resultado, tipificación',
    fields LONGTEXT NULL COMMENT 'what the result asks for, JSON' CHECK (fields IS NULL OR JSON_VALID(fields)),
    note VARCHAR(2000) NULL COMMENT 'observación',
    talk_ms BIGINT NOT NULL DEFAULT 0,
    recording_id VARCHAR(64) NULL,
    versions LONGTEXT NULL COMMENT 'guion, tabla de facultades, perfil in force, JSON'
        CHECK (versions IS NULL OR JSON_VALID(versions)),
    corrects_id BIGINT NULL COMMENT 'corrige_id: the gestión this one corrects',
    at DATETIME(6) NOT NULL,
    KEY ix_gestion_account (account_id, at),
    KEY ix_gestion_person (person_id, at),
    KEY ix_gestion_campaign (campaign_id, at),
    KEY ix_gestion_advisor (advisor_id, at),
    KEY ix_gestion_corrects (corrects_id)
) ENGINE = InnoDB COMMENT = 'Gestión: append-only; a correction is a new row';

CREATE TABLE advisor_interval (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    advisor_id BIGINT NOT NULL,
    session_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason VARCHAR(40) NULL COMMENT 'of a pause',
    from_at DATETIME(6) NOT NULL,
    to_at DATETIME(6) NOT NULL,
    KEY ix_interval_advisor (advisor_id, from_at),
    KEY ix_interval_campaign (campaign_id, from_at)
) ENGINE = InnoDB COMMENT = 'An interval of an advisor''s day in one state';

CREATE TABLE compliance_block (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    campaign_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    phone_id BIGINT NOT NULL,
    profile VARCHAR(60) NOT NULL,
    rule VARCHAR(80) NOT NULL,
    at DATETIME(6) NOT NULL,
    next_allowed_at DATETIME(6) NULL COMMENT 'NULL: not by waiting',
    KEY ix_block_campaign (campaign_id, at),
    KEY ix_block_person (person_id, at)
) ENGINE = InnoDB COMMENT = 'Bloqueos de cumplimiento: calls the gate stopped';

CREATE TABLE campaign_change (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    campaign_id BIGINT NOT NULL,
    running BOOLEAN NOT NULL,
    actor VARCHAR(80) NOT NULL,
    at DATETIME(6) NOT NULL,
    KEY ix_campaign_change (campaign_id, at)
) ENGINE = InnoDB COMMENT = 'Who started or stopped a campaign, and when';

CREATE TABLE projection_position (
    stream VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'which journal',
    journal BIGINT NOT NULL,
    fact_index INT NOT NULL,
    updated_at DATETIME(6) NOT NULL DEFAULT UTC_TIMESTAMP(6)
) ENGINE = InnoDB COMMENT = 'The last fact stored, written in the same transaction as its rows';
