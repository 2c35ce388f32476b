package io.cadencia.core.lead;

import java.util.List;

/**
 * A phone of a lead.
 *
 * @param number E.164 with its plus sign
 * @param zones IANA zones the phone may be in; a call must be allowed in every one of them (domain.md 2.4)
 */
public record Phone(long phoneId, String number, List<String> zones) {
    public Phone {
        zones = List.copyOf(zones);
    }
}
