package io.cadencia.db.projection;

import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.lead.LeadState;
import io.cadencia.db.InstantBinding;
import io.cadencia.db.Times;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.tools.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of a batch of facts, one JDBC batch per statement, in the order of the facts within each statement.
 * Statements that touch the same row of a table are one and the same, so the order that matters is kept.
 */
final class FactRows {
    private static final int NOTE_MAX = 2_000;
    /** As {@code DialerResults} of the engine has it. */
    private static final String ABANDONED_CODE = "ABN";

    private static final List<String> ORDER = List.of(
            Statements.ATTEMPT,
            Statements.ABANDONED,
            Statements.GESTION,
            Statements.CORRECTION,
            Statements.PHONE,
            Statements.ACCOUNT,
            Statements.LEAD,
            Statements.INTERVAL,
            Statements.BLOCK,
            Statements.THIRD_PARTY,
            Statements.RECORDING,
            Statements.SUPERVISION,
            Statements.CAMPAIGN_CHANGE,
            Statements.CAMPAIGN_TUNING,
            Statements.CAMPAIGN);

    private final ResultEffects effects;
    private final Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();

    FactRows(ResultEffects effects) {
        this.effects = effects;
    }

    void add(Fact fact) {
        switch (fact) {
            case Fact.AttemptEnded attempt -> add(attempt);
            case Fact.GestionRecorded gestion -> add(gestion);
            case Fact.LeadReleased released -> add(released);
            case Fact.PhoneTried tried -> add(tried);
            case Fact.AdvisorInterval interval -> add(interval);
            case Fact.ContactBlocked blocked -> add(blocked);
            case Fact.CampaignChanged changed -> add(changed);
            case Fact.ThirdPartyCalled third -> add(third);
            case Fact.RecordingChanged recording -> add(recording);
            case Fact.AdvisorSupervised supervised -> add(supervised);
            case Fact.CampaignTuned tuned -> add(tuned);
            case Fact.AbandonmentFound found -> add(found);
        }
    }

    private void add(Fact.AttemptEnded a) {
        row(
                Statements.ATTEMPT,
                a.attemptId(),
                a.campaignId(),
                a.leadId(),
                a.accountId(),
                a.personId(),
                a.phoneId(),
                a.number(),
                a.trunk(),
                a.callerId(),
                a.mode().name(),
                orNull(a.advisorId()),
                time(a.placedAtMs()),
                time(a.ringingAtMs()),
                time(a.answeredAtMs()),
                time(a.connectedAtMs()),
                time(a.endedAtMs()),
                a.outcome().name(),
                a.q850(),
                a.sipCode(),
                a.endedBy().name(),
                a.machine().isEmpty() ? null : a.machine(),
                time(a.transferredAtMs()));
    }

    private void add(Fact.AbandonmentFound found) {
        row(Statements.ABANDONED, found.attemptId());
        row(Statements.CORRECTION, found.gestionId(), ABANDONED_CODE, time(found.atMs()), found.attemptId());
    }

    private void add(Fact.GestionRecorded g) {
        row(
                Statements.GESTION,
                g.gestionId(),
                orNull(g.attemptId()),
                g.campaignId(),
                g.leadId(),
                g.accountId(),
                g.personId(),
                orNull(g.phoneId()),
                g.mode().name(),
                g.mode() == DialMode.INBOUND ? "IN" : "OUT",
                orNull(g.advisorId()),
                g.contactType().name(),
                g.resultCode(),
                g.fields().isEmpty() ? null : JSONObject.toJSONString(g.fields()),
                g.note().isEmpty() ? null : limit(g.note()),
                g.talkMs(),
                time(g.atMs()));
        ResultEffects.Effect effect = effects.of(g.resultCode());
        teach(g.phoneId(), PhoneLesson.of(g, effect), null, null);
        String state = effect.accountState().isEmpty() ? "IN_WORK" : effect.accountState();
        row(Statements.ACCOUNT, state, state.equals("SUSPENDED") ? g.resultCode() : null, g.accountId(), state);
    }

    private void add(Fact.LeadReleased r) {
        String state = r.state() == LeadState.WAITING && r.nextAttemptAtMs() == 0
                ? "READY"
                : r.state().name();
        row(Statements.LEAD, state, r.attempts(), time(r.nextAttemptAtMs()), r.leadId());
    }

    private void add(Fact.PhoneTried t) {
        boolean remembered = PhoneLesson.isRemembered(t.outcome());
        teach(
                t.phoneId(),
                PhoneLesson.of(t),
                remembered ? t.outcome().name() : null,
                remembered ? time(t.atMs()) : null);
    }

    private void teach(long phoneId, PhoneLesson lesson, @Nullable String outcome, @Nullable String at) {
        if (phoneId != 0 && !lesson.changesNothing()) {
            row(
                    Statements.PHONE,
                    lesson.tried(),
                    lesson.scoreChange(),
                    outcome,
                    at,
                    lesson.state(),
                    lesson.state(),
                    lesson.state(),
                    phoneId);
        }
    }

    private void add(Fact.AdvisorInterval i) {
        row(
                Statements.INTERVAL,
                i.advisorId(),
                i.sessionId(),
                i.campaignId(),
                i.state().name(),
                i.reason().isEmpty() ? null : i.reason(),
                time(i.fromMs()),
                time(i.toMs()));
    }

    private void add(Fact.ContactBlocked b) {
        row(
                Statements.BLOCK,
                b.campaignId(),
                b.leadId(),
                b.personId(),
                b.phoneId(),
                b.profile(),
                b.rule(),
                time(b.atMs()),
                time(b.nextAllowedMs()));
    }

    private void add(Fact.CampaignChanged c) {
        row(Statements.CAMPAIGN_CHANGE, c.campaignId(), c.running(), c.actor(), time(c.atMs()));
        row(Statements.CAMPAIGN, c.running(), c.campaignId());
    }

    private void add(Fact.CampaignTuned t) {
        row(Statements.CAMPAIGN_TUNING, t.campaignId(), t.lever(), t.before(), t.after(), t.actor(), time(t.atMs()));
    }

    private void add(Fact.ThirdPartyCalled t) {
        row(
                Statements.THIRD_PARTY,
                t.legId(),
                t.attemptId(),
                t.campaignId(),
                t.advisorId(),
                t.destination(),
                t.number(),
                t.phase(),
                time(t.placedAtMs()),
                time(t.answeredAtMs()),
                time(t.endedAtMs()),
                t.outcome().name(),
                t.q850(),
                t.sipCode(),
                t.endedBy().name());
    }

    private void add(Fact.RecordingChanged r) {
        row(
                Statements.RECORDING,
                r.attemptId(),
                r.campaignId(),
                orNull(r.advisorId()),
                r.name(),
                r.change().name(),
                r.reason().isEmpty() ? null : r.reason(),
                time(r.atMs()),
                orNull(r.durationMs()));
    }

    private void add(Fact.AdvisorSupervised s) {
        row(
                Statements.SUPERVISION,
                s.supervisorId(),
                s.advisorId(),
                s.campaignId(),
                s.mode().name(),
                time(s.atMs()));
    }

    private void row(String statement, @Nullable Object... values) {
        rows.computeIfAbsent(statement, s -> new ArrayList<>()).add(values);
    }

    /** Writes everything collected, within the caller's transaction. */
    void write(Connection connection) throws SQLException {
        for (String statement : ORDER) {
            List<@Nullable Object[]> batch = rows.getOrDefault(statement, List.of());
            if (!batch.isEmpty()) {
                write(connection, statement, batch);
            }
        }
    }

    private static void write(Connection connection, String sql, List<@Nullable Object[]> batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] values : batch) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                if (sql.equals(Statements.CORRECTION)) {
                    statement.executeUpdate(); // MariaDB takes no INSERT ... SELECT in bulk
                } else {
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static @Nullable Long orNull(long id) {
        return id == 0 ? null : id;
    }

    private static @Nullable String time(long epochMs) {
        Instant instant = Times.orNull(epochMs);
        return instant == null ? null : InstantBinding.text(instant);
    }

    private static String limit(String note) {
        return note.length() <= NOTE_MAX ? note : note.substring(0, NOTE_MAX);
    }
}
