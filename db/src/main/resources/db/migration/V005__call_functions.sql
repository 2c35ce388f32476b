-- Third parties, recordings, supervision, machines: facts like those of V002.

ALTER TABLE attempt
    MODIFY COLUMN id BIGINT NOT NULL
        COMMENT 'the engine''s id, also the channel id on the switch; below zero: inbound, the switch''s id',
    MODIFY COLUMN caller_id VARCHAR(40) NOT NULL COMMENT 'CLI; inbound: the number that was called',
    ADD COLUMN machine VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL
        COMMENT 'what the detector took the debtor for: HUMAN, MACHINE, UNSURE; NULL = nothing heard',
    ADD COLUMN transferred_at DATETIME(6) NULL COMMENT 'when the advisor left the debtor to a third party';

CREATE TABLE third_party_call (
    id BIGINT NOT NULL PRIMARY KEY COMMENT 'the engine''s id of the leg',
    attempt_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    advisor_id BIGINT NOT NULL,
    destination VARCHAR(40) NOT NULL COMMENT 'code in the campaign''s directory',
    number VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    phase VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'how far it came: CONSULT (consulta), THREE_WAY (conferencia), BLIND (transferencia directa), TRANSFERRED (transferida)',
    placed_at DATETIME(6) NOT NULL,
    answered_at DATETIME(6) NULL,
    ended_at DATETIME(6) NOT NULL,
    outcome VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    q850 SMALLINT NOT NULL,
    sip_code SMALLINT NOT NULL,
    ended_by VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    KEY ix_third_party_attempt (attempt_id),
    KEY ix_third_party_campaign (campaign_id, placed_at)
) ENGINE = InnoDB COMMENT = 'Consultas, conferencias y transferencias: a third party called beside a call';

CREATE TABLE recording_event (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    attempt_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    advisor_id BIGINT NULL COMMENT 'who paused or resumed; NULL: the dialer',
    name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the file on the switch, without ending',
    event VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'STARTED, PAUSED, RESUMED, FINISHED, DISCARDED, FAILED',
    reason VARCHAR(40) NULL COMMENT 'of pauses and failures',
    at DATETIME(6) NOT NULL,
    duration_ms BIGINT NULL COMMENT 'recorded so far, where the switch tells',
    KEY ix_recording_attempt (attempt_id),
    KEY ix_recording_campaign (campaign_id, at)
) ENGINE = InnoDB COMMENT = 'Grabaciones: every change, for audit';

CREATE TABLE supervision (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    supervisor_id BIGINT NOT NULL,
    advisor_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    mode VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'LISTEN (escuchar), WHISPER (susurrar), BARGE (intervenir), OFF (fin)',
    at DATETIME(6) NOT NULL,
    KEY ix_supervision_advisor (advisor_id, at),
    KEY ix_supervision_supervisor (supervisor_id, at)
) ENGINE = InnoDB COMMENT = 'Monitoreo: supervisors taking part in advisors'' calls';
