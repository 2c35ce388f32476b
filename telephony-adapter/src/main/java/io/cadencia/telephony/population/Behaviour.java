package io.cadencia.telephony.population;

/** What a debtor's line does with one call. The digit forces it in a test number, see {@link ForcedNumber}. */
public enum Behaviour {
    /** Rings, answers, talks until somebody hangs up. */
    ANSWER(1, 200, 16),
    /** Engaged. */
    BUSY(2, 486, 17),
    /** Rings until the caller gives up. */
    NO_ANSWER(3, 0, 19),
    /** No such number. */
    INVALID_NUMBER(4, 404, 1),
    /** The network has no line free. */
    CONGESTION(5, 503, 34),
    /** Answers and hangs up before anybody can speak. */
    EARLY_HANG_UP(6, 200, 16),
    /** Answers and ends the call after a short talk. */
    SHORT_TALK(7, 200, 16),
    /** An answering machine: picks up, speaks its announcement and records until somebody hangs up. */
    MACHINE(8, 200, 16);

    private final int digit;
    private final int sipCode;
    private final int q850;

    Behaviour(int digit, int sipCode, int q850) {
        this.digit = digit;
        this.sipCode = sipCode;
        this.q850 = q850;
    }

    /** The digit that forces this behaviour in a test number. */
    public int digit() {
        return digit;
    }

    /** The final SIP answer; 0 when the line never answers. */
    public int sipCode() {
        return sipCode;
    }

    /** The cause that Asterisk makes of the end that the network or the debtor brings about. */
    public int q850() {
        return q850;
    }

    /** Whether the line is picked up. */
    public boolean answers() {
        return sipCode == 200;
    }
}
