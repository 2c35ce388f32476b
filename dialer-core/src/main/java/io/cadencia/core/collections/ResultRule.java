package io.cadencia.core.collections;

import java.util.List;

/**
 * Second level of the classification: a result, the fields it demands and what it leads to (domain.md 3.2).
 *
 * @param code e.g. {@code PP}; labels live in the language bundles
 * @param type first level it belongs to
 * @param next what becomes of the lead
 * @param retryAfterMs with {@link Next#RETRY}
 * @param rightParty counts as a right-party contact
 */
public record ResultRule(
        String code, ContactType type, List<FieldRule> fields, Next next, long retryAfterMs, boolean rightParty) {
    public ResultRule {
        fields = List.copyOf(fields);
    }

    public enum Next {
        /** The lead waits, then may be dialled again. */
        RETRY,
        /** The lead has reached its goal in this campaign, or must not be dialled any more. */
        DONE,
        /** This phone is not the debtor's: never again for this lead; another phone may be tried. */
        DROP_PHONE
    }
}
