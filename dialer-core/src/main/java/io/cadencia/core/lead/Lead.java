package io.cadencia.core.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of a campaign waiting to be dialled. Holds no more of the debtor than dialling needs.
 *
 * @param attempts calls already placed for this lead
 * @param phones dialable phones, the one to dial next first; 1 to {@value #MAX_PHONES}
 */
public record Lead(long leadId, long campaignId, long accountId, long personId, int attempts, List<Phone> phones) {
    public static final int MAX_PHONES = 10;

    public Lead {
        phones = List.copyOf(phones);
        if (phones.isEmpty() || phones.size() > MAX_PHONES) {
            throw new IllegalArgumentException(
                    "lead " + leadId + " has " + phones.size() + " phones, allowed 1 to " + MAX_PHONES);
        }
    }

    /** The same lead after one more call. */
    public Lead tried() {
        return new Lead(leadId, campaignId, accountId, personId, attempts + 1, phones);
    }

    /** The same lead with its phones in another order. */
    public Lead with(List<Phone> order) {
        return new Lead(leadId, campaignId, accountId, personId, attempts, order);
    }

    /** The same lead without a phone; null if it was the last one. */
    public @Nullable Lead without(long phoneId) {
        List<Phone> rest = phones.stream().filter(p -> p.phoneId() != phoneId).toList();
        return rest.isEmpty() ? null : new Lead(leadId, campaignId, accountId, personId, attempts, rest);
    }
}
