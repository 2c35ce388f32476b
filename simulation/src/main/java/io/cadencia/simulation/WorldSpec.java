package io.cadencia.simulation;

import io.cadencia.simulation.TeamSpec.Group;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A world of one campaign: its team, its debtors, the carrier between them, and what changes suddenly. */
public record WorldSpec(
        LocalClock clock,
        TeamSpec team,
        PortfolioSpec portfolio,
        CarrierSpec carrier,
        HandlingSpec handling,
        List<Change> changes) {

    public WorldSpec {
        changes = List.copyOf(changes);
    }

    /**
     * How the network behaves.
     *
     * @param postDial from the launch to the first ring
     * @param ring from the first ring to the answer of those who answer within the ring limit
     * @param ringLimitMs longest from the first ring
     * @param fail from the launch to the failure of a call that fails at once: busy, invalid or refused
     * @param machineRing from the first ring to the answer of a machine
     * @param patience how long a human who answered waits for an advisor before hanging up; null = for ever
     * @param machineDetection for a campaign that detects machines: how long the detector listens, and its errors
     */
    public record CarrierSpec(
            Distribution postDial,
            Distribution ring,
            long ringLimitMs,
            Distribution fail,
            Distribution machineRing,
            @Nullable Distribution patience,
            MachineDetection machineDetection) {}

    /**
     * @param listens from the answer to the verdict
     * @param heard share of machines it recognises
     * @param mistaken share of people it takes for machines
     */
    public record MachineDetection(Distribution listens, double heard, double mistaken) {}

    /** What an advisor does with a call; {@code machine*} with a machine that reached an advisor. */
    public record HandlingSpec(
            Distribution talk, Distribution wrapUp, Distribution machineTalk, Distribution machineWrapUp) {}

    /**
     * Something that changes at a time.
     *
     * @param day 1 = the first day of the run
     * @param minutes how long it lasts, 0 = to the end of the run
     * @param answersTimes factor on the chance of an answer, 1 = none; likewise {@code talkTimes}, {@code wrapUpTimes}
     * @param breakShare of the advisors then present, the share that goes on a break of that length
     * @param leaveShare of the advisors then present, the share that goes home for the day
     * @param outage the carrier refuses every call
     * @param listEnds no further lead is to be had
     */
    public record Change(
            int day,
            LocalTime at,
            long minutes,
            double answersTimes,
            double talkTimes,
            double wrapUpTimes,
            double breakShare,
            double leaveShare,
            boolean outage,
            boolean listEnds) {}

    public static WorldSpec reference(int advisors) {
        return reference(advisors, 0.3);
    }

    /** The reference world of design/pacing.md, section 4. */
    public static WorldSpec reference(int advisors, double answerShare) {
        return new WorldSpec(
                new LocalClock(LocalDateTime.of(2026, 3, 2, 8, 0), ZoneId.of("America/Mexico_City")),
                new TeamSpec(List.of(Group.always(advisors))),
                PortfolioSpec.endless(answerShare, 0.15),
                new CarrierSpec(
                        new Distribution.Uniform(1_500, 3_500),
                        new Distribution.Gamma(2.2, 8_400),
                        22_000,
                        new Distribution.Uniform(2_000, 6_000),
                        new Distribution.Uniform(15_000, 20_000),
                        null,
                        new MachineDetection(new Distribution.Uniform(1_500, 3_000), 0.9, 0.02)),
                new HandlingSpec(
                        new Distribution.Lognormal(120_000, 1),
                        new Distribution.Lognormal(20_000, 0.6),
                        new Distribution.Lognormal(6_000, 0.3),
                        new Distribution.Fixed(3_000)),
                List.of());
    }
}
