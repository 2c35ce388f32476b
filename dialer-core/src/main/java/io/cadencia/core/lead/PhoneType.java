package io.cadencia.core.lead;

/** What a phone is for, as the portfolio tells it. */
public enum PhoneType {
    UNKNOWN,
    MOBILE,
    FIXED,
    WORK,
    /** Of somebody who takes messages. */
    MESSAGE;

    /** The type of this name; {@link #UNKNOWN} if there is none. */
    public static PhoneType of(String name) {
        for (PhoneType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return UNKNOWN;
    }
}
