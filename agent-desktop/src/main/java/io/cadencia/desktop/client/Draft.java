package io.cadencia.desktop.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A classification as far as it was typed.
 *
 * @param user whose draft it is
 * @param requestId id the classification is (or will be) sent with; sent again with the same id it counts once
 * @param fields what was typed, by field name, not yet checked
 * @param submitted the advisor pressed save: it is sent until the server acknowledges it
 * @param values the checked values in ISO form; empty before it is submitted
 */
public record Draft(
        String user,
        long attemptId,
        String requestId,
        @Nullable String contactType,
        @Nullable String resultCode,
        Map<String, String> fields,
        String note,
        boolean submitted,
        Map<String, String> values) {

    public Draft {
        fields = Map.copyOf(fields);
        values = Map.copyOf(values);
    }
}
