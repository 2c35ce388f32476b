package io.cadencia.simulation;

import java.util.List;

/** A call from its launch to its classification. */
final class Line {
    final long legId;
    final long phoneId;
    final int attempt;
    Fate.Kind kind = Fate.Kind.NO_ANSWER;
    /** No more is heard of it on the network. */
    boolean over;
    /** Set when an advisor is connected: what follows is known from then on. */
    boolean connected;

    boolean done;
    List<CallPhases.Step> wrapUp = List.of();
    long wrapUpMs;
    /** When the advisor will be free of it. */
    long freeAtMs;

    Line(long legId, long phoneId, int attempt) {
        this.legId = legId;
        this.phoneId = phoneId;
        this.attempt = attempt;
    }

    boolean human() {
        return kind == Fate.Kind.HUMAN;
    }
}
