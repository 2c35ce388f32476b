package io.cadencia.core.lead;

import io.cadencia.core.call.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A phone of a lead.
 *
 * @param number E.164 with its plus sign
 * @param zones IANA zones the phone may be in; a call must be allowed in every one of them (domain.md 2.4)
 * @param tries calls placed to it so far
 * @param lastOutcome of the last of them, null if there was none
 */
public record Phone(
        long phoneId,
        String number,
        List<String> zones,
        PhoneType type,
        PhoneStanding standing,
        int tries,
        @Nullable Outcome lastOutcome) {
    public Phone {
        zones = List.copyOf(zones);
        type = type == null
                ? PhoneType.UNKNOWN
                : type; // absent from a journal of an earlier version, likewise the next
        standing = standing == null ? PhoneStanding.UNKNOWN : standing;
    }

    /** A phone of which no more is known. */
    public Phone(long phoneId, String number, List<String> zones) {
        this(phoneId, number, zones, PhoneType.UNKNOWN, PhoneStanding.UNKNOWN, 0, null);
    }
}
