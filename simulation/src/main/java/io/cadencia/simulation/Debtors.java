package io.cadencia.simulation;

import io.cadencia.simulation.Streams.Purpose;
import java.util.SplittableRandom;

/** What each debtor will do when called, and how long they will talk: functions of the seed and the debtor alone. */
public final class Debtors {
    private final WorldSpec spec;
    private final Streams streams;

    Debtors(WorldSpec spec, Streams streams) {
        this.spec = spec;
        this.streams = streams;
    }

    /** Chance that a human answers a call placed now. */
    public double answerChance(long nowMs) {
        return spec.answerShare();
    }

    /** @param attempt calls placed for the lead before this one */
    public Fate fate(long phoneId, int attempt) {
        SplittableRandom random = streams.of(Purpose.FATE, phoneId, attempt);
        return new Fate(
                random.nextDouble(),
                random.nextDouble(),
                drawMs(spec.postDial(), random),
                ringMs(random),
                drawMs(spec.fastFail(), random));
    }

    /** Talk and wrap-up of the conversation that follows. */
    Conversation conversation(long phoneId, int attempt) {
        SplittableRandom random = streams.of(Purpose.CONVERSATION, phoneId, attempt);
        return new Conversation(drawMs(spec.talk(), random), drawMs(spec.wrapUp(), random));
    }

    record Conversation(long talkMs, long wrapUpMs) {}

    /** Of those who answer within the limit. */
    private long ringMs(SplittableRandom random) {
        while (true) {
            long ring = drawMs(spec.ring(), random);
            if (ring < spec.ringLimitMs()) {
                return ring;
            }
        }
    }

    private static long drawMs(Distribution distribution, SplittableRandom random) {
        return 1 + (long) distribution.drawMs(random);
    }
}
