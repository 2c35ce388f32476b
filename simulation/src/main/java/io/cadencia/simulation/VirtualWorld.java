package io.cadencia.simulation;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.collections.ContactType;
import io.cadencia.core.collections.ResultRule;
import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.Outbox;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.pacing.PacingFactory;
import io.cadencia.core.port.LeadSource.LeadRequest;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.simulation.Streams.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Debtors, advisors and a switch in virtual time, around the real engine: whatever the engine asks for comes back later
 * as commands. Same spec and seed, same run. One thread.
 */
public final class VirtualWorld implements Outbox {
    /** Monday, 1 June 2026, nine in the morning. */
    private static final long T0 = 1_780_304_400_000L;
    private static final long SWITCH_MS = 2;
    private static final long CAMPAIGN = 1;
    private static final List<String> ZONES = List.of("America/Mexico_City");

    private record Due(long timeMs, long sequence, Command command) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(timeMs, other.timeMs);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** A call from its launch to its end; the talk and the wrap-up are known from the connection on. */
    private record Call(long phoneId, int attempt, long freeAtMs, long wrapUpMs) {}

    private final WorldSpec spec;
    private final CampaignSpec campaign;
    private final Debtors debtors;
    private final Map<Long, Call> calls = new HashMap<>();
    private final Engine engine;
    private final FutureBook knowledge = new FutureBook();
    private final Auditor auditor;
    private final PriorityQueue<Due> future = new PriorityQueue<>();
    private long now = T0;
    private long sequence;
    private long leadId;
    private long requestId;
    private @Nullable CampaignFigures figures;

    public VirtualWorld(WorldSpec spec, long seed, Auditor auditor) {
        this(spec, campaign(0.029), _ -> PacingFactory.MARGINAL, seed, auditor);
    }

    /**
     * @param campaign the one campaign's settings; its id is {@value #CAMPAIGN}
     * @param pacing makes the campaign's pacing out of what the world knows
     */
    public VirtualWorld(
            WorldSpec spec,
            CampaignSpec campaign,
            Function<WorldKnowledge, PacingFactory> pacing,
            long seed,
            Auditor auditor) {
        var streams = new Streams(seed);
        this.spec = spec;
        this.campaign = campaign;
        this.debtors = new Debtors(spec, streams);
        this.engine = new Engine(_ -> (_, _) -> Verdict.ALLOWED, pacing.apply(knowledge));
        this.auditor = auditor;
        open(seed, streams.of(Purpose.TEAM, 0, 0));
    }

    private void open(long seed, SplittableRandom random) {
        at(0, new Command.Genesis(1, seed));
        at(0, new Command.ServerStarted());
        at(0, new Command.TelephonyObserved(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false)));
        at(0, new Command.DefineCampaign(campaign));
        at(0, new Command.RunCampaign(CAMPAIGN, true, "world"));
        for (int advisor = 1; advisor <= spec.advisors(); advisor++) {
            at(
                    1,
                    new Command.TakeSeat(
                            request(), advisor, advisor, CAMPAIGN, new AdvisorEndpoint.Sip("advisor" + advisor)));
            at(100 + random.nextInt(5_000), new Command.ChangeState(request(), advisor, true, ""));
        }
    }

    /** The settings of the reference world: calls ring for 26 s in all, answers wait for 2 s. */
    public static CampaignSpec campaign(double abandonmentTarget) {
        return new CampaignSpec(
                CAMPAIGN,
                "World",
                "World",
                CampaignSpec.Purpose.COLLECTION,
                DialMode.PREDICTIVE,
                "DEMO",
                "trunk",
                "+525550000000",
                26_000,
                2_000,
                new CampaignSpec.WrapUpPolicy(0, true),
                new CampaignSpec.PacingLimits(abandonmentTarget, 0.03, 20, 1_000, 1),
                new CampaignSpec.RetryPolicy(10, 900_000, 3_600_000, 60_000, 7_200_000),
                List.of(new ResultRule("RT", ContactType.INDIRECT, List.of(), ResultRule.Next.RETRY, 3_600_000, false)),
                List.of());
    }

    /** A command of the engine's run, as the world hands it over. */
    public interface Step {
        void apply(Engine engine, long nowMs, Command command, Outbox out);
    }

    /**
     * Runs on.
     *
     * @param commands how many commands, at most
     * @param untilMs virtual time since the start, at most
     * @param step applies a command to the engine; a benchmark measures there
     * @return commands applied
     */
    public long run(long commands, long untilMs, Step step) {
        long applied = 0;
        while (applied < commands) {
            Due next = future.peek();
            long timer = engine.nextTimerMs();
            boolean tick = next == null || timer < next.timeMs;
            long time = Math.max(now, tick ? timer : next.timeMs);
            if (time - T0 > untilMs) {
                break;
            }
            now = time;
            Command command = tick || next == null ? new Command.Tick() : next.command;
            if (!tick) {
                future.poll();
            }
            step.apply(engine, now, command, this);
            applied++;
        }
        return applied;
    }

    /** The campaign's last figures; null before the first second. */
    public @Nullable CampaignFigures figures() {
        return figures;
    }

    /** Virtual time, epoch milliseconds. */
    public long nowMs() {
        return now;
    }

    public long stateHash() {
        return engine.stateHash();
    }

    @Override
    public void effect(Effect effect) {
        auditor.on(effect);
        switch (effect) {
            case Effect.OpenAdvisor e -> event(SWITCH_MS, new TelephonyEvent.AdvisorUp(e.sessionId()));
            case Effect.PlaceCall e -> place(e);
            case Effect.Connect e -> connect(e.legId(), e.sessionId());
            case Effect.HangUp e -> end(SWITCH_MS, e.legId(), 16, 0, EndedBy.US);
            case Effect.PlayAbandonment e -> end(6_000, e.legId(), 16, 0, EndedBy.US);
            case Effect.FetchLeads e -> at(5, leads(e.request()));
            case Effect.ShowCampaign e -> figures = e.figures();
            default -> {}
        }
    }

    @Override
    public void fact(Fact fact) {
        auditor.on(fact);
        if (fact instanceof Fact.GestionRecorded gestion) {
            knowledge.free(gestion.attemptId());
        }
        if (fact instanceof Fact.AttemptEnded attempt && attempt.connectedAtMs() != 0) {
            Call call = Objects.requireNonNull(calls.remove(attempt.attemptId()));
            knowledge.busyUntil(attempt.attemptId(), now + call.wrapUpMs);
            at(
                    call.wrapUpMs,
                    new Command.Classify(request(), attempt.advisorId(), attempt.attemptId(), "RT", Map.of(), ""));
        } else if (fact instanceof Fact.AttemptEnded attempt) {
            calls.remove(attempt.attemptId());
            knowledge.free(attempt.attemptId());
        }
    }

    private void place(Effect.PlaceCall placed) {
        long leg = placed.request().legId();
        var call = new Call(placed.leadId(), 0, 0, 0);
        calls.put(leg, call);
        Fate fate = debtors.fate(call.phoneId, call.attempt);
        event(SWITCH_MS, new TelephonyEvent.Dialing(leg));
        long wanted = knowledge.takeWanted();
        if (wanted >= 0) {
            event(wanted, new TelephonyEvent.Answered(leg));
        } else if (fate.answeredAt(debtors.answerChance(now))) {
            event(fate.postDialMs(), new TelephonyEvent.Ringing(leg));
            event(fate.answerMs(), new TelephonyEvent.Answered(leg));
        } else if (fate.failLuck() < spec.fastFailShare()) {
            end(fate.failMs(), leg, 17, 486, EndedBy.REMOTE);
        } else {
            event(fate.postDialMs(), new TelephonyEvent.Ringing(leg));
            end(fate.postDialMs() + spec.ringLimitMs(), leg, 19, 480, EndedBy.SWITCH);
        }
    }

    private void connect(long leg, long session) {
        event(SWITCH_MS, new TelephonyEvent.Connected(leg, session));
        Call call = Objects.requireNonNull(calls.get(leg));
        Debtors.Conversation talk = debtors.conversation(call.phoneId, call.attempt);
        long talkMs = SWITCH_MS + talk.talkMs();
        knowledge.busyUntil(leg, now + talkMs + talk.wrapUpMs());
        calls.put(leg, new Call(call.phoneId, call.attempt, now + talkMs + talk.wrapUpMs(), talk.wrapUpMs()));
        end(talkMs, leg, 16, 0, EndedBy.REMOTE);
    }

    private Command leads(LeadRequest request) {
        List<Lead> batch = new ArrayList<>(request.count());
        for (int i = 0; i < request.count(); i++) {
            long id = ++leadId;
            batch.add(new Lead(
                    id, request.campaignId(), id, id, 0, List.of(new Phone(id, "+52" + (5_500_000_000L + id), ZONES))));
        }
        return new Command.LeadsArrived(request.requestId(), request.campaignId(), batch, 1_000_000, 0);
    }

    private void end(long delayMs, long leg, int q850, int sip, EndedBy by) {
        event(delayMs, new TelephonyEvent.Ended(leg, new EndCause(q850, sip, by, LegState.RINGING)));
    }

    private void event(long delayMs, TelephonyEvent event) {
        at(delayMs, new Command.TelephonyObserved(event));
    }

    private void at(long delayMs, Command command) {
        future.add(new Due(now + delayMs, ++sequence, command));
    }

    private String request() {
        return Long.toString(++requestId);
    }
}
