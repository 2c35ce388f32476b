package io.cadencia.core.port;

import io.cadencia.core.lead.Lead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where leads come from, in the order of the campaign's strategy. Called on a worker thread; may block. */
public interface LeadSource {
    /**
     * Locks up to {@code count} leads for this request and returns them. Asking again with the same request id returns
     * the same leads, so nothing is lost between the lock and the journal.
     *
     * @param nowMs only leads whose next attempt time has come are given
     * @throws LeadSourceException when the store cannot be asked now; the request will be repeated
     */
    LeadBatch fetch(LeadRequest request, long nowMs) throws LeadSourceException;

    /**
     * The lead of this campaign one of whose phones has the number; null if there is none. Locks nothing. If several
     * debtors share the phone, the one last tried there.
     *
     * @param number E.164 with its plus sign
     */
    default @Nullable Lead findCaller(long campaignId, String number) throws LeadSourceException {
        return null;
    }

    record LeadRequest(long requestId, long campaignId, int count) {}

    /**
     * @param remaining leads of the campaign that are dialable now and not in this batch
     * @param nextDueMs when the next waiting lead becomes due; 0 = none is waiting
     */
    record LeadBatch(List<Lead> leads, int remaining, long nextDueMs) {}

    /** The store of leads is away. */
    final class LeadSourceException extends Exception {
        private static final long serialVersionUID = 1L;

        public LeadSourceException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
