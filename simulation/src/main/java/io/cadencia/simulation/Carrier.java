package io.cadencia.simulation;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Switch, network and debtors: what becomes of each call, as the switch would report it. */
final class Carrier {
    static final long SWITCH_MS = 2;
    private static final long MESSAGE_MS = 6_000;
    private static final long REFUSAL_MS = 300;
    private static final long VERDICT_LEAD_MS = 1;

    private final WorldSpec spec;
    private final CampaignSpec campaign;
    private final Debtors debtors;
    private final Conditions conditions;
    private final LeadBook leads;
    private final Agenda agenda;
    private final FutureBook future;
    private final Map<Long, Line> lines = new HashMap<>();

    Carrier(
            WorldSpec spec,
            CampaignSpec campaign,
            Debtors debtors,
            Conditions conditions,
            LeadBook leads,
            Agenda agenda,
            FutureBook future) {
        this.spec = spec;
        this.campaign = campaign;
        this.debtors = debtors;
        this.conditions = conditions;
        this.leads = leads;
        this.agenda = agenda;
        this.future = future;
    }

    @Nullable
    Line line(long legId) {
        return lines.get(legId);
    }

    /** The call is over for the world. */
    @Nullable
    Line forget(long legId) {
        return lines.remove(legId);
    }

    void place(Effect.PlaceCall placed) {
        long phoneId = LeadBook.phoneId(placed.request().number());
        var line = new Line(placed.request().legId(), phoneId, leads.attempts(placed.leadId()));
        lines.put(line.legId, line);
        hear(line, SWITCH_MS, new TelephonyEvent.Dialing(line.legId));
        long wanted = future.takeWanted();
        if (conditions.outage()) {
            end(line, REFUSAL_MS, 34, 503, EndedBy.REMOTE);
            return;
        }
        if (wanted >= 0) {
            line.kind = Fate.Kind.HUMAN;
            answer(line, wanted);
            return;
        }
        Fate fate = debtors.fate(line.phoneId, line.attempt);
        double chance = debtors.chance(line.phoneId, line.attempt, agenda.nowMs());
        line.kind = fate.kind(chance, debtors.kind(line.phoneId));
        long limit = Math.min(
                fate.postDialMs() + spec.carrier().ringLimitMs(),
                placed.request().ringTimeoutMs());
        switch (line.kind) {
            case HUMAN -> ring(line, fate, fate.answerMs(), limit);
            case MACHINE -> ring(line, fate, fate.postDialMs() + fate.machineRingMs(), limit);
            case NO_ANSWER -> ring(line, fate, Long.MAX_VALUE, limit);
            case BUSY -> end(line, fate.failMs(), 17, 486, EndedBy.REMOTE);
            case REFUSED -> end(line, fate.failMs(), 34, 503, EndedBy.REMOTE);
            case INVALID -> end(line, fate.failMs(), 1, 404, EndedBy.REMOTE);
        }
    }

    private void ring(Line line, Fate fate, long answerMs, long limitMs) {
        hear(line, fate.postDialMs(), new TelephonyEvent.Ringing(line.legId));
        if (answerMs >= limitMs) {
            end(line, limitMs, 19, 480, EndedBy.SWITCH);
        } else if (campaign.calls().amd() == AmdMode.INLINE) {
            listen(line, answerMs);
        } else {
            answer(line, answerMs);
        }
    }

    /** A detector in line: its verdict first, the answer right after it. */
    private void listen(Line line, long answerMs) {
        Debtors.Hearing heard = debtors.hearing(line.phoneId, line.attempt, line.human());
        AmdVerdict verdict = heard.machine() ? AmdVerdict.MACHINE : AmdVerdict.HUMAN;
        long at = answerMs + heard.afterMs();
        hear(line, at, new TelephonyEvent.MachineDetected(line.legId, verdict, "", heard.afterMs()));
        answer(line, at + VERDICT_LEAD_MS);
    }

    private void answer(Line line, long answerMs) {
        hear(line, answerMs, new TelephonyEvent.Answered(line.legId));
        long patience = line.human() ? debtors.patienceMs(line.phoneId, line.attempt) : Long.MAX_VALUE;
        if (patience != Long.MAX_VALUE) {
            agenda.in(answerMs + patience, () -> line.connected ? null : ended(line, 16, 0, EndedBy.REMOTE));
        }
    }

    /** An advisor takes the call; gives what will be said, null if the debtor has gone. */
    Debtors.@Nullable Conversation connect(Effect.Connect connect) {
        Line line = lines.get(connect.legId());
        if (line == null || line.over) {
            return null;
        }
        Debtors.Conversation talk = debtors.conversation(line.phoneId, line.attempt, line.human());
        long talkMs = SWITCH_MS + talk.talkMs();
        line.connected = true;
        line.done = talk.done();
        line.wrapUp = talk.wrapUp();
        line.wrapUpMs = talk.wrapUpMs();
        line.freeAtMs = agenda.nowMs() + talkMs + talk.wrapUpMs();
        future.busyUntil(line.legId, line.freeAtMs);
        hear(line, SWITCH_MS, new TelephonyEvent.Connected(line.legId, connect.sessionId()));
        end(line, talkMs, 16, 0, EndedBy.REMOTE);
        return talk;
    }

    void hangUp(long legId) {
        Line line = lines.get(legId);
        if (line != null) {
            end(line, SWITCH_MS, 16, 0, EndedBy.US);
        }
    }

    void playAbandonment(long legId) {
        Line line = lines.get(legId);
        if (line != null) {
            end(line, MESSAGE_MS, 16, 0, EndedBy.US);
        }
    }

    private void hear(Line line, long delayMs, TelephonyEvent event) {
        agenda.in(delayMs, () -> line.over ? null : new Command.TelephonyObserved(event));
    }

    private void end(Line line, long delayMs, int q850, int sip, EndedBy by) {
        agenda.in(delayMs, () -> ended(line, q850, sip, by));
    }

    private static @Nullable Command ended(Line line, int q850, int sip, EndedBy by) {
        if (line.over) {
            return null;
        }
        line.over = true;
        return new Command.TelephonyObserved(
                new TelephonyEvent.Ended(line.legId, new EndCause(q850, sip, by, LegState.RINGING)));
    }
}
