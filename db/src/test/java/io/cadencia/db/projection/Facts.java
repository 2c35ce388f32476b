package io.cadencia.db.projection;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.collections.ContactType;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.lead.LeadState;
import io.cadencia.core.port.FactProjection.Position;
import io.cadencia.core.port.FactProjection.PositionedFact;
import io.cadencia.core.port.telephony.RecordingState;
import io.cadencia.core.port.telephony.SuperviseMode;
import java.util.List;
import java.util.Map;

/** Facts of a day of one campaign, for tests. */
final class Facts {
    static final long T0 = 1_790_000_000_000L;

    private Facts() {}

    static List<PositionedFact> day() {
        return List.of(
                at(1, 0, new Fact.CampaignChanged(1, true, "ana", T0)),
                at(2, 0, attempt()),
                at(2, 1, new Fact.PhoneTried(11, 1, Outcome.CONNECTED, false, T0)),
                at(3, 0, gestion(50, 11, "PP", ContactType.DIRECT)),
                at(4, 0, new Fact.LeadReleased(1, 1, LeadState.WAITING, 1, T0 + 86_400_000)),
                at(4, 1, new Fact.AdvisorInterval(5, 6, 1, AdvisorState.PAUSED, "COMIDA", T0, T0 + 1_000)),
                at(
                        4,
                        2,
                        new Fact.ThirdPartyCalled(
                                60,
                                40,
                                1,
                                5,
                                "LEGAL",
                                "+525551112222",
                                "TRANSFERRED",
                                T0,
                                T0 + 1,
                                T0 + 2,
                                Outcome.CONNECTED,
                                16,
                                0,
                                EndedBy.REMOTE)),
                at(4, 3, new Fact.RecordingChanged(40, 1, 5, "40", RecordingState.PAUSED, "CARD_DATA", T0 + 7_000, 0)),
                at(4, 4, new Fact.AdvisorSupervised(9, 5, 1, SuperviseMode.WHISPER, T0)),
                at(4, 5, new Fact.ContactBlocked(1, 2, 2, 21, "MX-CONDUSEF", "HOUR", T0, 0)));
    }

    static Fact attempt() {
        return attempt(40, T0 + 5_000, T0 + 5_100, Outcome.CONNECTED);
    }

    static Fact attempt(long id, long answeredAtMs, long connectedAtMs, Outcome outcome) {
        return new Fact.AttemptEnded(
                id,
                1,
                1,
                1,
                1,
                11,
                "+525510000011",
                "trunk",
                "5550000000",
                DialMode.PREDICTIVE,
                5,
                T0,
                0,
                answeredAtMs,
                connectedAtMs,
                T0 + 60_000,
                outcome,
                16,
                200,
                EndedBy.REMOTE,
                "UNSURE",
                T0 + 50_000);
    }

    static Fact gestion(long id, long phoneId, String code, ContactType type) {
        return gestion(id, 40, phoneId, code, type);
    }

    static Fact gestion(long id, long attemptId, long phoneId, String code, ContactType type) {
        return new Fact.GestionRecorded(
                id,
                attemptId,
                1,
                1,
                1,
                1,
                phoneId,
                DialMode.PREDICTIVE,
                type == ContactType.DIALER ? 0 : 5,
                type,
                code,
                Map.of("monto", "500.00"),
                "dijo \"sí\", señor",
                54_900,
                T0 + 70_000);
    }

    static PositionedFact at(long journal, int index, Fact fact) {
        return new PositionedFact(new Position(journal, index), fact);
    }
}
