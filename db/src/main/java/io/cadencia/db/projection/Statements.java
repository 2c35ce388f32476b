package io.cadencia.db.projection;

/** The SQL of the projection. Every statement runs as a batch; parameters are in the order of the facts' components. */
final class Statements {
    static final String ATTEMPT = """
            INSERT INTO attempt (id, campaign_id, lead_id, account_id, person_id, phone_id, number, trunk, caller_id,
             mode, advisor_id, placed_at, ringing_at, answered_at, connected_at, ended_at, outcome, q850, sip_code,
             ended_by, machine, transferred_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String GESTION = """
            INSERT INTO gestion (id, attempt_id, campaign_id, lead_id, account_id, person_id, phone_id, mode,
             direction, advisor_id, contact_type, result_code, fields, note, talk_ms, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** The one correction of a row: what was told as a failure of ours had been heard as the message. */
    static final String ABANDONED = """
            UPDATE attempt SET outcome = 'ABANDONED', answered_at = COALESCE(answered_at, ended_at)
            WHERE id = ? AND outcome = 'TECHNICAL_FAILURE'""";

    /** Gestiones are only ever added. They are found by their account: there is an index for it. */
    static final String CORRECTION = """
            INSERT INTO gestion (id, attempt_id, campaign_id, lead_id, account_id, person_id, phone_id, mode,
             direction, contact_type, result_code, corrects_id, at)
            SELECT ?, g.attempt_id, g.campaign_id, g.lead_id, g.account_id, g.person_id, g.phone_id, g.mode, g.direction,
             g.contact_type, ?, g.id, ? FROM attempt a JOIN gestion g ON g.account_id = a.account_id AND g.attempt_id = a.id
            WHERE a.id = ? AND g.advisor_id IS NULL AND g.corrects_id IS NULL""";

    static final String LEAD = """
            UPDATE campaign_lead SET state = ?, attempts = ?, next_attempt_at = ?, request_id = NULL
            WHERE id = ? AND state <> 'SUSPENDED'""";

    /** NO_ANSWER only says that nothing better is known yet: it replaces NEW alone. */
    static final String PHONE = """
            UPDATE phone SET tries = tries + ?, score = LEAST(100, GREATEST(0, score + ?)),
             last_outcome = COALESCE(?, last_outcome), last_tried_at = COALESCE(?, last_tried_at),
             state = IF(? = '' OR (? = 'NO_ANSWER' AND state <> 'NEW'), state, ?)
            WHERE id = ?""";

    /** IN_WORK only says that work began: it replaces ASSIGNED alone. Paid, withdrawn and suspended accounts stay. */
    static final String ACCOUNT = """
            UPDATE account SET state = ?, state_reason = ?
            WHERE id = ? AND (state = 'ASSIGNED' OR (? <> 'IN_WORK' AND state IN ('IN_WORK', 'PROMISED', 'AGREED')))""";

    static final String INTERVAL = """
            INSERT INTO advisor_interval (advisor_id, session_id, campaign_id, state, reason, from_at, to_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    static final String BLOCK = """
            INSERT INTO compliance_block (campaign_id, lead_id, person_id, phone_id, profile, rule, at, next_allowed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String THIRD_PARTY = """
            INSERT INTO third_party_call (id, attempt_id, campaign_id, advisor_id, destination, number, phase, placed_at,
             answered_at, ended_at, outcome, q850, sip_code, ended_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String RECORDING = """
            INSERT INTO recording_event (attempt_id, campaign_id, advisor_id, name, event, reason, at, duration_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String SUPERVISION =
            "INSERT INTO supervision (supervisor_id, advisor_id, campaign_id, mode, at) VALUES (?, ?, ?, ?, ?)";

    static final String CAMPAIGN_CHANGE =
            "INSERT INTO campaign_change (campaign_id, running, actor, at) VALUES (?, ?, ?, ?)";

    static final String CAMPAIGN_TUNING =
            "INSERT INTO campaign_tuning (campaign_id, setting, value_before, value_after,"
                    + " actor, at) VALUES (?, ?, ?, ?, ?, ?)";

    static final String CAMPAIGN = "UPDATE campaign SET running = ? WHERE id = ?";

    private Statements() {}
}
