package io.cadencia.simulation;

import io.cadencia.simulation.PortfolioSpec.PhoneKind;
import io.cadencia.simulation.Streams.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What each debtor will do when called, and how long they will talk: functions of the seed, the debtor and the time alone.
 * A phone's id is ten times its debtor's plus the place of its kind.
 */
public final class Debtors {
    /** Nobody answers more surely than this, whatever factors meet. */
    private static final double MOST_CHANCE = 0.98;

    private static final int PHONES_PER_LEAD = 10;

    private final WorldSpec spec;
    private final Streams streams;
    private final Conditions conditions;
    private final Distribution propensity;

    Debtors(WorldSpec spec, Streams streams, Conditions conditions) {
        this.spec = spec;
        this.streams = streams;
        this.conditions = conditions;
        double spread = spec.portfolio().spread();
        this.propensity = spread == 0 ? new Distribution.Fixed(1) : new Distribution.Gamma(1 / (spread * spread), 1);
    }

    /** Ids of a lead's phones, in the order of their kinds. */
    List<Long> phones(long leadId) {
        List<PhoneKind> kinds = spec.portfolio().phones();
        SplittableRandom random = streams.of(Purpose.LIST, leadId, 0);
        List<Long> ids = new ArrayList<>(kinds.size());
        for (int i = 0; i < kinds.size(); i++) {
            if (random.nextDouble() < kinds.get(i).share()) {
                ids.add(leadId * PHONES_PER_LEAD + i);
            }
        }
        return ids.isEmpty() ? List.of(leadId * PHONES_PER_LEAD) : ids;
    }

    static long leadOf(long phoneId) {
        return phoneId / PHONES_PER_LEAD;
    }

    /** The kind of a phone. */
    public PhoneKind kind(long phoneId) {
        return spec.portfolio().phones().get((int) (phoneId % PHONES_PER_LEAD));
    }

    /**
     * Chance that a human answers a call placed now.
     *
     * @param attempt calls placed for the lead before this one
     */
    public double chance(long phoneId, int attempt, long nowMs) {
        PortfolioSpec portfolio = spec.portfolio();
        double chance = kind(phoneId).answer().at(spec.clock().hour(nowMs)) * conditions.answersTimes();
        if (portfolio.spread() > 0) {
            chance *= propensity.drawMs(streams.of(Purpose.PERSON, leadOf(phoneId), 0));
        }
        if (attempt > 0 && portfolio.tiring() != 1) {
            chance *= StrictMath.pow(portfolio.tiring(), attempt);
        }
        return Math.min(chance, MOST_CHANCE);
    }

    /** @param attempt calls placed for the lead before this one */
    public Fate fate(long phoneId, int attempt) {
        double invalid = kind(phoneId).invalid();
        SplittableRandom random = streams.of(Purpose.FATE, phoneId, attempt);
        return new Fate(
                invalid > 0 && streams.of(Purpose.PHONE, phoneId, 0).nextDouble() < invalid,
                random.nextDouble(),
                random.nextDouble(),
                drawMs(spec.carrier().postDial(), random),
                ringMs(random),
                drawMs(spec.carrier().machineRing(), random),
                drawMs(spec.carrier().fail(), random));
    }

    /** What a call placed now comes to, the carrier's outages aside. */
    public Fate.Kind outcome(long phoneId, int attempt, long nowMs) {
        return fate(phoneId, attempt).kind(chance(phoneId, attempt, nowMs), kind(phoneId));
    }

    /** Of those who answer within the limit. */
    private long ringMs(SplittableRandom random) {
        for (int i = 0; i < 1_000; i++) {
            long ring = drawMs(spec.carrier().ring(), random);
            if (ring < spec.carrier().ringLimitMs()) {
                return ring;
            }
        }
        return spec.carrier().ringLimitMs() - 1; // next to nobody answers within the limit: those that do, at its end
    }

    /** The conversation that follows if an advisor is connected now. */
    Conversation conversation(long phoneId, int attempt, boolean human) {
        SplittableRandom random = streams.of(Purpose.CONVERSATION, phoneId, attempt);
        WorldSpec.HandlingSpec handling = spec.handling();
        if (!human) {
            return new Conversation(
                    List.of(new CallPhases.Step("", drawMs(handling.machineTalk(), random))),
                    List.of(new CallPhases.Step("", drawMs(handling.machineWrapUp(), random))),
                    false);
        }
        List<CallPhases.Step> talk = steps(handling.talk(), conditions.talkTimes(), random);
        List<CallPhases.Step> wrapUp = steps(handling.wrapUp(), conditions.wrapUpTimes(), random);
        return new Conversation(
                talk, wrapUp, random.nextDouble() < spec.portfolio().doneShare());
    }

    private static List<CallPhases.Step> steps(Distribution time, double times, SplittableRandom random) {
        List<CallPhases.Step> steps = time instanceof CallPhases phases
                ? phases.draw(random)
                : List.of(new CallPhases.Step("", drawMs(time, random)));
        return steps.stream()
                .map(s -> new CallPhases.Step(s.phase(), 1 + (long) (s.ms() * times)))
                .toList();
    }

    /** @param done the debtor need not be called again */
    record Conversation(List<CallPhases.Step> talk, List<CallPhases.Step> wrapUp, boolean done) {
        long talkMs() {
            return ms(talk);
        }

        long wrapUpMs() {
            return ms(wrapUp);
        }

        private static long ms(List<CallPhases.Step> steps) {
            return steps.stream().mapToLong(CallPhases.Step::ms).sum();
        }
    }

    /** How long a human waits for an advisor before hanging up; {@link Long#MAX_VALUE} = for ever. */
    long patienceMs(long phoneId, int attempt) {
        Distribution patience = spec.carrier().patience();
        return patience == null ? Long.MAX_VALUE : drawMs(patience, streams.of(Purpose.PATIENCE, phoneId, attempt));
    }

    /** What a machine detector hears, and when. */
    Hearing hearing(long phoneId, int attempt, boolean human) {
        WorldSpec.MachineDetection detection = spec.carrier().machineDetection();
        SplittableRandom random = streams.of(Purpose.MACHINE, phoneId, attempt);
        double machineChance = human ? detection.mistaken() : detection.heard();
        return new Hearing(random.nextDouble() < machineChance, drawMs(detection.listens(), random));
    }

    record Hearing(boolean machine, long afterMs) {}

    private static long drawMs(Distribution distribution, SplittableRandom random) {
        return 1 + (long) distribution.drawMs(random);
    }
}
