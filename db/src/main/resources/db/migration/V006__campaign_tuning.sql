-- Changes of a campaign's settings, for audit: facts like those of V002.

CREATE TABLE campaign_tuning (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    campaign_id BIGINT NOT NULL,
    setting VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'by its name in the configuration',
    value_before VARCHAR(40) NOT NULL,
    value_after VARCHAR(40) NOT NULL,
    actor VARCHAR(80) NOT NULL COMMENT 'who; configuration: what a start of the server brought',
    at DATETIME(6) NOT NULL,
    KEY ix_campaign_tuning (campaign_id, at)
) ENGINE = InnoDB COMMENT = 'Who changed which setting of a campaign from what to what, and when';
