package io.cadencia.simulation;

import java.util.SplittableRandom;

/**
 * Random numbers that belong to something: the same seed, purpose and id give the same numbers whoever asks and in which
 * order. So two policies in the same world meet the same debtors and the same conversations (common random numbers), and
 * what will happen can be known before it does.
 */
final class Streams {
    private final long seed;

    Streams(long seed) {
        this.seed = mix(seed);
    }

    /** What the numbers are for. */
    enum Purpose {
        TEAM,
        BREAKS,
        FATE,
        PHONE,
        PERSON,
        PATIENCE,
        MACHINE,
        CONVERSATION,
        LIST
    }

    SplittableRandom of(Purpose purpose, long id, long subId) {
        return new SplittableRandom(mix(mix(mix(seed + purpose.ordinal() + 1) + id) + subId));
    }

    /** Stafford's mixer, variant 13, after an odd multiplication: neighbours come out unrelated. */
    private static long mix(long value) {
        long z = value * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
