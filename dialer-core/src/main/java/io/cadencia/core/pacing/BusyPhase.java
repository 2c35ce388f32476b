package io.cadencia.core.pacing;

/** What a busy advisor is at; phases follow each other in this order, and any may be left out. */
public enum BusyPhase {
    TALK(2, 450, 600),
    WRAP_UP(1, 300, 400),
    /** After-call work past its limit. */
    UNCLASSIFIED(1, 300, 400);

    final int secondsPerBin;
    final int bins;
    final double halfLife;

    BusyPhase(int secondsPerBin, int bins, double halfLife) {
        this.secondsPerBin = secondsPerBin;
        this.bins = bins;
        this.halfLife = halfLife;
    }

    int seconds() {
        return secondsPerBin * bins;
    }
}
