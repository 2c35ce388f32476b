package io.cadencia.server.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** Gestiones per minute, over the last minute or as long as there is. Fed about once a second; not thread-safe. */
final class GestionRate {
    private static final long WINDOW_MS = 60_000;
    private static final int MAX_SAMPLES = 600;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long atMs, long classified) {}

    /** @return per minute, 0 until there are two samples */
    double add(long nowMs, long classified) {
        samples.addLast(new Sample(nowMs, classified));
        while (samples.size() > MAX_SAMPLES || nowMs - samples.getFirst().atMs() > WINDOW_MS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long span = nowMs - first.atMs();
        return span <= 0 ? 0 : (classified - first.classified()) * 60_000.0 / span;
    }
}
