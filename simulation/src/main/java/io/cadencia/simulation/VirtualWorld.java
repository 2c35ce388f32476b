package io.cadencia.simulation;

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
import io.cadencia.core.pacing.PacingFactory;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.simulation.WorldSpec.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Debtors, advisors and a switch in virtual time, around the real engine: whatever the engine asks for comes back later
 * as commands. Same spec and seed, same run. One thread.
 */
public final class VirtualWorld implements Outbox {
    /** Id of the one campaign. */
    public static final long CAMPAIGN = 1;

    private static final String ZONE = "America/Mexico_City";
    private static final long MINUTE_MS = 60_000;
    private static final long LEADS_MS = 5;
    private static final String DONE = "PP";
    private static final String AGAIN = "RT";

    private final WorldSpec spec;
    private final Agenda agenda;
    private final Conditions conditions = new Conditions();
    private final Requests requests = new Requests();
    private final LeadBook leads;
    private final Team team;
    private final Carrier carrier;
    private final FutureBook future = new FutureBook();
    private final PhaseReports desktops;
    private final boolean phasesReported;
    private final Engine engine;
    private final Witness witness;
    private final Map<Long, CampaignFigures> figures = new HashMap<>();

    public VirtualWorld(WorldSpec spec, long seed, Witness witness) {
        this(spec, campaign(0.029), seed, witness);
    }

    /** @param campaign the one campaign's settings; its id is {@value #CAMPAIGN} */
    public VirtualWorld(WorldSpec spec, CampaignSpec campaign, long seed, Witness witness) {
        this(spec, campaign, _ -> PacingFactory.MARGINAL, true, seed, witness);
    }

    /**
     * @param campaign the one campaign's settings; its id is {@value #CAMPAIGN}
     * @param pacing makes the campaign's pacing out of what the world knows
     * @param phasesReported the advisors' desktops tell in which phase a call is
     */
    public VirtualWorld(
            WorldSpec spec,
            CampaignSpec campaign,
            Function<WorldKnowledge, PacingFactory> pacing,
            boolean phasesReported,
            long seed,
            Witness witness) {
        this(spec, List.of(campaign), pacing, phasesReported, seed, witness);
    }

    /**
     * Several campaigns over the same advisors and the same list, each lead in whichever campaign asks for it first.
     *
     * @param campaigns of one team, with different ids; the first one's call functions count for all
     */
    public VirtualWorld(
            WorldSpec spec,
            List<CampaignSpec> campaigns,
            Function<WorldKnowledge, PacingFactory> pacing,
            boolean phasesReported,
            long seed,
            Witness witness) {
        CampaignSpec first = campaigns.getFirst();
        var streams = new Streams(seed);
        var debtors = new Debtors(spec, streams, conditions);
        this.spec = spec;
        this.agenda = new Agenda(spec.clock().startMs());
        this.leads = new LeadBook(spec, debtors);
        this.team = new Team(spec, first.campaignId(), streams, agenda, requests);
        this.carrier = new Carrier(spec, first, debtors, conditions, leads, agenda, future);
        this.engine = new Engine(_ -> (_, _) -> Verdict.ALLOWED, pacing.apply(future));
        this.desktops = new PhaseReports(agenda, requests);
        this.phasesReported = phasesReported;
        this.witness = witness;
        open(campaigns, seed);
    }

    private void open(List<CampaignSpec> campaigns, long seed) {
        agenda.in(0, new Command.Genesis(1, seed));
        agenda.in(0, new Command.ServerStarted());
        agenda.in(0, new Command.TelephonyObserved(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false)));
        for (CampaignSpec campaign : campaigns) {
            agenda.in(0, new Command.DefineCampaign(campaign));
            agenda.in(0, new Command.RunCampaign(campaign.campaignId(), true, "world"));
        }
        team.open();
        for (int i = 0; i < spec.changes().size(); i++) {
            plan(spec.changes().get(i), i);
        }
    }

    private void plan(Change change, int number) {
        long at = spec.clock().ms(change.day(), change.at());
        agenda.at(at, () -> {
            conditions.begin(change);
            team.breakFor(change.breakShare(), change.minutes() * MINUTE_MS, number);
            team.sendHome(change.leaveShare(), number);
            if (change.listEnds()) {
                leads.end();
            }
            return null;
        });
        if (change.minutes() > 0) {
            agenda.at(at + change.minutes() * MINUTE_MS, () -> {
                conditions.end(change);
                return null;
            });
        }
    }

    /** The settings of the reference world: calls ring for 26 s in all, answers wait for 2 s. */
    public static CampaignSpec campaign(double abandonmentTarget) {
        return campaign(
                DialMode.PREDICTIVE,
                new CampaignSpec.PacingLimits(abandonmentTarget, 0.03, 20, 1_000, 1, false, ZONE, false));
    }

    /** The reference world's campaign in another mode, or with other limits. */
    public static CampaignSpec campaign(DialMode mode, CampaignSpec.PacingLimits pacing) {
        var retry = new CampaignSpec.RetryPolicy(10, 900_000, 3_600_000, 60_000, 7_200_000);
        return campaign(mode, 26_000, 2_000, 0, pacing, retry, 3_600_000);
    }

    /** A campaign of the world with every lever a supervisor has; {@code againMs} as for {@link #results}. */
    public static CampaignSpec campaign(
            DialMode mode,
            long ringTimeoutMs,
            long waitLimitMs,
            long wrapUpMs,
            CampaignSpec.PacingLimits pacing,
            CampaignSpec.RetryPolicy retry,
            long againMs) {
        return new CampaignSpec(
                CAMPAIGN,
                "World",
                "World",
                CampaignSpec.Purpose.COLLECTION,
                mode,
                "DEMO",
                "trunk",
                "+525550000000",
                ringTimeoutMs,
                waitLimitMs,
                new CampaignSpec.WrapUpPolicy(wrapUpMs, true),
                pacing,
                retry,
                results(againMs),
                pauseReasons());
    }

    /** What an advisor of the world may classify with. */
    public static List<ResultRule> results(long retryAfterMs) {
        return List.of(
                new ResultRule(AGAIN, ContactType.INDIRECT, List.of(), ResultRule.Next.RETRY, retryAfterMs, false),
                new ResultRule(DONE, ContactType.DIRECT, List.of(), ResultRule.Next.DONE, 0, true));
    }

    /** The reasons an advisor of the world pauses for. */
    public static List<CampaignSpec.PauseReason> pauseReasons() {
        return List.of(new CampaignSpec.PauseReason(Team.BREAK, 0), new CampaignSpec.PauseReason(Team.HOME, 0));
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
        long end = untilMs == Long.MAX_VALUE ? untilMs : spec.clock().startMs() + untilMs;
        long applied = 0;
        while (applied < commands) {
            long timer = engine.nextTimerMs();
            long next = agenda.nextMs();
            if (Math.max(agenda.nowMs(), Math.min(timer, next)) > end) {
                break;
            }
            agenda.advance(Math.min(timer, next));
            Command command = timer < next ? new Command.Tick() : agenda.take();
            if (command != null) {
                step.apply(engine, agenda.nowMs(), command, this);
                applied++;
            }
        }
        return applied;
    }

    /** The last figures of the one campaign; null before the first second. */
    public @Nullable CampaignFigures figures() {
        return figures(CAMPAIGN);
    }

    /** The last figures of a campaign; null before the first second. */
    public @Nullable CampaignFigures figures(long campaignId) {
        return figures.get(campaignId);
    }

    /** Virtual time, epoch milliseconds. */
    public long nowMs() {
        return agenda.nowMs();
    }

    public long stateHash() {
        return engine.stateHash();
    }

    @Override
    public void effect(Effect effect) {
        witness.on(effect);
        switch (effect) {
            case Effect.OpenAdvisor e -> team.phone(e.sessionId());
            case Effect.ShowSeat e -> team.shown(e.seat());
            case Effect.PlaceCall e -> carrier.place(e);
            case Effect.Connect e -> connect(e);
            case Effect.HangUp e -> carrier.hangUp(e.legId());
            case Effect.PlayAbandonment e -> carrier.playAbandonment(e.legId());
            case Effect.FetchLeads e -> agenda.in(LEADS_MS, () -> leads.give(e.request(), agenda.nowMs()));
            case Effect.ShowCampaign e -> figures.put(e.figures().campaignId(), e.figures());
            default -> {}
        }
    }

    private void connect(Effect.Connect connect) {
        Debtors.Conversation conversation = carrier.connect(connect);
        if (conversation != null && phasesReported) {
            desktops.report(connect.sessionId(), connect.legId(), Carrier.SWITCH_MS, conversation.talk());
        }
    }

    @Override
    public void fact(Fact fact) {
        witness.on(fact);
        leads.on(fact);
        switch (fact) {
            case Fact.AttemptEnded attempt -> ended(attempt);
            case Fact.GestionRecorded gestion -> future.free(gestion.attemptId());
            default -> {}
        }
    }

    private void ended(Fact.AttemptEnded attempt) {
        Line line = carrier.forget(attempt.attemptId());
        if (line == null) {
            return;
        }
        witness.ended(attempt, new Witness.Truth(line.human()));
        if (attempt.connectedAtMs() == 0) {
            future.free(attempt.attemptId());
        } else {
            future.busyUntil(attempt.attemptId(), agenda.nowMs() + line.wrapUpMs);
            if (phasesReported) {
                desktops.report(attempt.advisorId(), attempt.attemptId(), 0, line.wrapUp);
            }
            String result = line.done ? DONE : AGAIN;
            agenda.in(
                    line.wrapUpMs,
                    () -> new Command.Classify(
                            requests.next(), attempt.advisorId(), attempt.attemptId(), result, Map.of(), ""));
        }
    }
}
