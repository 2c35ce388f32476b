package io.cadencia.server.demo.robot;

import java.util.SplittableRandom;

/** How long a robot takes for what it does. Seeded, so a run can be repeated. Not thread-safe. */
final class Habits {
    /** Robots hang up at the latest after this: the talk of a demo is short. */
    private static final long TALK_MEAN_MS = 14_000;

    private static final long TALK_LEAST_MS = 4_000;
    private static final long TALK_MOST_MS = 60_000;
    private static final long WRAP_UP_MEAN_MS = 2_500;
    private static final long WRAP_UP_LEAST_MS = 800;
    private static final long WRAP_UP_MOST_MS = 10_000;
    private static final long READING_MEAN_MS = 1_500;
    private static final long READING_LEAST_MS = 500;
    private static final long READING_MOST_MS = 6_000;
    private static final long PAUSE_MEAN_MS = 8_000;
    private static final long PAUSE_LEAST_MS = 4_000;
    private static final long PAUSE_MOST_MS = 20_000;
    private static final double PAUSE_SHARE = 0.02;

    private final SplittableRandom random;

    Habits(long seed) {
        this.random = new SplittableRandom(seed);
    }

    SplittableRandom random() {
        return random;
    }

    long talkMs() {
        return exponential(TALK_MEAN_MS, TALK_LEAST_MS, TALK_MOST_MS);
    }

    long wrapUpMs() {
        return exponential(WRAP_UP_MEAN_MS, WRAP_UP_LEAST_MS, WRAP_UP_MOST_MS);
    }

    /** Reading an account before dialling it by hand. */
    long readingMs() {
        return exponential(READING_MEAN_MS, READING_LEAST_MS, READING_MOST_MS);
    }

    long pauseMs() {
        return exponential(PAUSE_MEAN_MS, PAUSE_LEAST_MS, PAUSE_MOST_MS);
    }

    /** Whether to take a break now; asked after each call. */
    boolean needsPause() {
        return random.nextDouble() < PAUSE_SHARE;
    }

    private long exponential(long mean, long least, long most) {
        long sample = least + (long) (-Math.log(1 - random.nextDouble()) * (mean - least));
        return Math.min(most, sample);
    }
}
