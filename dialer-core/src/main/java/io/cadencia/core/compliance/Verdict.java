package io.cadencia.core.compliance;

/** Answer of the gate. */
public sealed interface Verdict {
    record Allowed() implements Verdict {}

    /**
     * @param rule stable id of the rule that blocks, e.g. {@code HOUR}
     * @param nextAllowedMs when this rule would allow the call; 0 = waiting does not help
     */
    record Blocked(Rule rule, long nextAllowedMs) implements Verdict {}

    enum Rule {
        UNKNOWN_PROFILE,
        UNKNOWN_ZONE,
        DAY,
        HOLIDAY,
        HOUR,
        /** Another call to this person is in progress. */
        PERSON_IN_CALL
    }

    Verdict ALLOWED = new Allowed();
}
