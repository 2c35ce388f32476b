package io.cadencia.core.pacing;

/**
 * What an advisor is at, as far as it tells when a call could be taken. The busy ones follow each other in this order, and
 * any may be left out; what goes back in the order is learned as cut short.
 */
public enum AdvisorWork {
    /** On a call; nothing more is known yet. */
    TALK(2, 450, 600),
    /** On a call, the debtor is being identified. */
    IDENTITY(2, 450, 600),
    /** On a call, negotiating. */
    NEGOTIATION(2, 450, 600),
    /** On a call, about to say goodbye. */
    CLOSING(2, 450, 600),
    /** After the call. */
    WRAP_UP(1, 300, 400),
    /** After the call, the classification is begun. */
    CLASSIFYING(1, 300, 400),
    /** Classified; the after-call time runs on. */
    TICKING(1, 300, 400),
    /** After-call work past its limit. */
    UNCLASSIFIED(1, 300, 400),
    /** Waiting for a call. */
    FREE(0, 0, 0),
    /** Not at hand: on a break, dialling by hand, or in no seat. */
    AWAY(0, 0, 0);

    /** How many of these are busy: the first ones. */
    static final int BUSY = FREE.ordinal();

    final int secondsPerBin;
    final int bins;
    final double halfLife;

    AdvisorWork(int secondsPerBin, int bins, double halfLife) {
        this.secondsPerBin = secondsPerBin;
        this.bins = bins;
        this.halfLife = halfLife;
    }

    /** With a call, or with the work it left. */
    public boolean busy() {
        return ordinal() < BUSY;
    }

    int seconds() {
        return secondsPerBin * bins;
    }
}
