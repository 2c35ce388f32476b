package io.cadencia.server.metrics;

import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures from the moment an answer is seen to the moment the customer is seen in the advisor's bridge. Called on the
 * one thread of a switch's events. Keeps at most {@link #MAX_WAITING} answered legs; the oldest is forgotten.
 */
final class AnswerClock {
    static final int MAX_WAITING = 10_000;

    private final Latencies latencies;
    private final Map<Long, Long> answeredAt = new LinkedHashMap<>();

    AnswerClock(Latencies latencies) {
        this.latencies = latencies;
    }

    synchronized void on(TelephonyEvent event, long nowNanos) {
        switch (event) {
            case TelephonyEvent.Answered answered -> remember(answered.legId(), nowNanos);
            case TelephonyEvent.Connected connected -> connected(connected.legId(), nowNanos);
            case TelephonyEvent.Ended ended -> answeredAt.remove(ended.legId());
            default -> {}
        }
    }

    private void remember(long legId, long nowNanos) {
        if (answeredAt.size() >= MAX_WAITING) {
            answeredAt.remove(answeredAt.keySet().iterator().next());
        }
        answeredAt.putIfAbsent(legId, nowNanos);
    }

    private void connected(long legId, long nowNanos) {
        Long from = answeredAt.remove(legId);
        if (from != null) {
            latencies.record(nowNanos - from);
        }
    }
}
