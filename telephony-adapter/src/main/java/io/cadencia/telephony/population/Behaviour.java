package io.cadencia.telephony.population;

/** What a debtor's line does with one call. The digit forces it in a test number, see {@link ForcedNumber}. */
public enum Behaviour {
    /** Rings, answers, talks until somebody hangs up. */
    ANSWER(1, 200),
    /** Engaged. */
    BUSY(2, 486),
    /** Rings until the caller gives up. */
    NO_ANSWER(3, 0),
    /** No such number. */
    INVALID_NUMBER(4, 404),
    /** The network has no line free. */
    CONGESTION(5, 503),
    /** Answers and hangs up before anybody can speak. */
    EARLY_HANG_UP(6, 200),
    /** Answers and ends the call after a short talk. */
    SHORT_TALK(7, 200),
    /** An answering machine: picks up, speaks its announcement and records until somebody hangs up. */
    MACHINE(8, 200);

    private final int digit;
    private final int sipCode;

    Behaviour(int digit, int sipCode) {
        this.digit = digit;
        this.sipCode = sipCode;
    }

    /** The digit that forces this behaviour in a test number. */
    public int digit() {
        return digit;
    }

    /** The final SIP answer; 0 when the line never answers. */
    public int sipCode() {
        return sipCode;
    }

    /** Whether the line is picked up. */
    public boolean answers() {
        return sipCode == 200;
    }
}
