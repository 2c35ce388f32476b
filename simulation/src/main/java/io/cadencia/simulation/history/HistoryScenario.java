package io.cadencia.simulation.history;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.simulation.Distribution;
import io.cadencia.simulation.Hourly;
import io.cadencia.simulation.LocalClock;
import io.cadencia.simulation.PortfolioSpec;
import io.cadencia.simulation.PortfolioSpec.PhoneKind;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.WorldSpec;
import io.cadencia.simulation.WorldSpec.CarrierSpec;
import io.cadencia.simulation.WorldSpec.HandlingSpec;
import io.cadencia.simulation.WorldSpec.MachineDetection;
import io.cadencia.simulation.scenario.Scenario;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a scenario out of what a campaign recorded: feed it the ends of calls and the intervals of advisors in any order of
 * calls, advisors' intervals in the order of time, then ask for the scenario. What the records cannot tell, such as
 * patience, stays as in the reference world. Not thread-safe; keeps a few numbers per call.
 */
public final class HistoryScenario {
    /** With less than this no scenario is made. */
    public static final int FEWEST_CALLS = 500;

    public static final int FEWEST_CONVERSATIONS = 100;
    public static final int FEWEST_WRAP_UPS = 50;
    public static final double FEWEST_ADVISOR_HOURS = 2;

    /** An hour with fewer calls takes the mean of all. */
    private static final int FEWEST_CALLS_OF_HOUR = 50;

    private static final WorldSpec REFERENCE = WorldSpec.reference(1);
    private static final long LONGEST_RING_MS = 56_000;

    private final LocalClock clock;
    private final TeamProfile team;
    private final long[] callsOfHour = new long[Hourly.HOURS];
    private final long[] answersOfHour = new long[Hourly.HOURS];
    private final Sample postDial = new Sample();
    private final Sample ring = new Sample();
    private final Sample unanswered = new Sample();
    private final Sample fail = new Sample();
    private final Sample talk = new Sample();
    private final Sample wrapUp = new Sample();
    private final Map<Long, Fact.AdvisorInterval> afterCall = new HashMap<>();
    private long machines;
    private long busy;
    private long refused;
    private long invalid;

    /** @param zone in whose hours of the day things are counted */
    public HistoryScenario(ZoneId zone) {
        this.clock = new LocalClock(LocalDateTime.of(2026, 1, 1, 0, 0), zone);
        this.team = new TeamProfile(clock);
    }

    // ---- records

    public void call(Fact.AttemptEnded call) {
        switch (call.outcome()) {
            case CANCELLED, TECHNICAL_FAILURE, TRUNK_DENIED, CODEC_MISMATCH, CALLER_GAVE_UP, TURNED_AWAY -> {}
            default -> counted(call);
        }
    }

    private void counted(Fact.AttemptEnded call) {
        if (call.mode() == DialMode.INBOUND) {
            return;
        }
        int hour = clock.hour(call.placedAtMs());
        callsOfHour[hour]++;
        if (call.ringingAtMs() != 0) {
            postDial.add(call.ringingAtMs() - call.placedAtMs());
        }
        switch (call.outcome()) {
            case CONNECTED, ABANDONED, EARLY_HANGUP -> answered(call, hour);
            case MACHINE -> machines++;
            case BUSY, REJECTED -> {
                busy++;
                failed(call);
            }
            case INVALID_NUMBER, NUMBER_CHANGED, BAD_FORMAT -> {
                invalid++;
                failed(call);
            }
            case CONGESTION, NETWORK_FAILURE, NO_RESPONSE, BLOCKED_BY_NETWORK, FAILED_OTHER -> {
                refused++;
                failed(call);
            }
            default -> rangOut(call);
        }
    }

    private void answered(Fact.AttemptEnded call, int hour) {
        answersOfHour[hour]++;
        if (call.ringingAtMs() != 0) {
            ring.add(call.answeredAtMs() - call.ringingAtMs());
        }
        if (call.connectedAtMs() != 0) {
            long end = call.transferredAtMs() == 0 ? call.endedAtMs() : call.transferredAtMs();
            talk.add(end - call.connectedAtMs());
        }
    }

    private void failed(Fact.AttemptEnded call) {
        fail.add(call.endedAtMs() - call.placedAtMs());
    }

    private void rangOut(Fact.AttemptEnded call) {
        if (call.ringingAtMs() != 0) {
            unanswered.add(call.endedAtMs() - call.ringingAtMs());
        }
    }

    public void advisor(Fact.AdvisorInterval interval) {
        if (TeamProfile.works(interval.state())) {
            team.add(interval);
        }
        Fact.AdvisorInterval before = afterCall.remove(interval.advisorId());
        if (before != null && interval.state() == AdvisorState.UNCLASSIFIED && before.toMs() == interval.fromMs()) {
            wrapUp.add(interval.toMs() - before.fromMs());
            return;
        }
        finished(before);
        if (interval.state() == AdvisorState.WRAP_UP) {
            afterCall.put(interval.advisorId(), interval);
        }
    }

    private void finished(Fact.@Nullable AdvisorInterval wrapped) {
        if (wrapped != null) {
            wrapUp.add(wrapped.toMs() - wrapped.fromMs());
        }
    }

    // ---- the scenario

    private long calls() {
        return sum(callsOfHour);
    }

    private long answers() {
        return sum(answersOfHour);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** What there is too little of, in whole sentences; empty if there is enough. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        lack(missing, "calls", calls(), FEWEST_CALLS);
        lack(missing, "conversations", talk.size(), FEWEST_CONVERSATIONS);
        lack(missing, "after-call works", wrapUp.size(), FEWEST_WRAP_UPS);
        lack(missing, "advisor hours", (long) team.hours(), (long) FEWEST_ADVISOR_HOURS);
        if (missing.isEmpty() && team.firstSlot() < 0) {
            missing.add("never was there an advisor for half of a quarter of an hour");
        }
        return missing;
    }

    private static void lack(List<String> missing, String what, long have, long need) {
        if (have < need) {
            missing.add(what + ": " + have + " recorded, " + need + " needed");
        }
    }

    /**
     * @param campaign its settings; the world gives it its own results and pauses
     * @throws IllegalStateException if something is {@link #missing()}
     */
    public Scenario build(String name, CampaignSpec campaign, int seeds) {
        if (!missing().isEmpty()) {
            throw new IllegalStateException(String.join("; ", missing()));
        }
        LocalDate lastDay = team.days().stream().reduce((a, b) -> b).orElse(LocalDate.of(2026, 3, 2));
        LocalDateTime start = lastDay.atTime(TeamProfile.time(team.firstSlot()));
        double hours = (team.endSlot() - team.firstSlot()) / 4.0;
        Scenario.Run run = new Scenario.Run(hours, Math.min(60, (long) (hours * 15)), seeds, 1, List.of("cadencia"));
        long ringLimit = Math.clamp(
                unanswered.size() < FEWEST_CALLS_OF_HOUR ? campaign.ringTimeoutMs() - 4_000 : unanswered.quantile(0.5),
                5_000,
                LONGEST_RING_MS);
        WorldSpec world = new WorldSpec(
                new LocalClock(start, clock.zone()),
                team.team(),
                new PortfolioSpec(0, List.of(phone()), 0, 1, 0),
                carrier(ringLimit, hearsMachines(campaign)),
                new HandlingSpec(
                        talk.histogram(),
                        wrapUp.histogram(),
                        REFERENCE.handling().machineTalk(),
                        REFERENCE.handling().machineWrapUp()),
                List.of());
        String description = "Built from " + calls() + " calls, " + talk.size() + " conversations and "
                + Math.round(team.hours()) + " advisor hours of " + team.days().size() + " day(s) up to " + lastDay;
        return new Scenario(name, description, run, world, campaign(campaign, ringLimit));
    }

    private PhoneKind phone() {
        double valid = calls() - invalid;
        double unansweredCalls = Math.max(1, valid - answers());
        double overall = answers() / valid;
        List<Double> answer = new ArrayList<>();
        for (int hour = 0; hour < Hourly.HOURS; hour++) {
            double ofHour = answersOfHour[hour] / (callsOfHour[hour] * valid / calls());
            answer.add(callsOfHour[hour] < FEWEST_CALLS_OF_HOUR ? rounded(overall) : rounded(Math.min(1, ofHour)));
        }
        return new PhoneKind(
                "phone",
                1,
                new Hourly(answer),
                rounded(machines / unansweredCalls),
                rounded(busy / unansweredCalls),
                rounded(refused / unansweredCalls),
                rounded((double) invalid / calls()));
    }

    /** Down, so that shares of one whole stay within it. */
    private static double rounded(double share) {
        return Math.floor(share * 10_000) / 10_000;
    }

    private static boolean hearsMachines(CampaignSpec campaign) {
        return campaign.calls().amd() == AmdMode.INLINE && campaign.calls().hangUpMachines();
    }

    /** @param heard machines are hung up: those recorded are those heard, and the ring lasted until the verdict */
    private CarrierSpec carrier(long ringLimit, boolean heard) {
        CarrierSpec reference = REFERENCE.carrier();
        return new CarrierSpec(
                known(postDial, reference.postDial()),
                known(ring, reference.ring()),
                ringLimit,
                known(fail, reference.fail()),
                reference.machineRing(),
                null,
                heard ? new MachineDetection(new Distribution.Fixed(0), 1, 0) : reference.machineDetection());
    }

    private static Distribution known(Sample sample, Distribution otherwise) {
        return sample.size() < FEWEST_WRAP_UPS ? otherwise : sample.histogram();
    }

    private static CampaignSpec campaign(CampaignSpec c, long ringLimit) {
        DialMode mode = c.mode().paced() ? c.mode() : DialMode.PREDICTIVE;
        long ringTimeout = Math.clamp(
                (ringLimit + 4_999) / 1_000 * 1_000,
                Math.max(c.ringTimeoutMs(), CampaignSpec.MIN_RING_TIMEOUT_MS),
                60_000);
        long wrapUpMs = c.wrapUp().limitMs() / 1_000 * 1_000;
        AmdMode machines = hearsMachines(c) ? AmdMode.INLINE : AmdMode.NONE;
        return VirtualWorld.campaign(mode, ringTimeout, c.waitLimitMs(), wrapUpMs, c.pacing(), c.retry(), 3_600_000)
                .with(CallPolicy.NONE.with(machines, c.calls().machineErrors()));
    }
}
