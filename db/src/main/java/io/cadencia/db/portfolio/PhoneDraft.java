package io.cadencia.db.portfolio;

import org.jspecify.annotations.Nullable;

/**
 * A phone of a file on its way into {@code phone}.
 *
 * @param number E.164
 * @param position order in the file, from 1
 */
public record PhoneDraft(
        String number,
        String type,
        String relation,
        @Nullable String contactName,
        int position,
        short zoneSetId) {}
