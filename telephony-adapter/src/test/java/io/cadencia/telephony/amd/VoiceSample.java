package io.cadencia.telephony.amd;

/**
 * What one answering party says after picking up.
 *
 * @param name letters and digits
 * @param kind who it is
 * @param group what kind of greeting, for the table
 * @param greetingMs length of the greeting, 0 = none
 * @param heldOut not used for tuning, only for the report
 */
record VoiceSample(String name, Kind kind, String group, short[] pcm, long greetingMs, boolean heldOut) {
    /** Who picked up. */
    enum Kind {
        HUMAN,
        MACHINE,
        /** Neither: dead air, noise, music, fax. */
        NOBODY
    }
}
