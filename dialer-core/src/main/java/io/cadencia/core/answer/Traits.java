package io.cadencia.core.answer;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.lead.PhoneStanding;
import io.cadencia.core.lead.PhoneType;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call before it is placed, as the places of its weights: one place for each trait. The hour is that of
 * the phone's first zone.
 */
final class Traits {
    private static final int HOURS = 24;
    private static final int WEEKDAYS = 7;
    private static final int TYPES = PhoneType.values().length;
    private static final int[] LEAD_CALLS = {0, 1, 2, 3, 4, 6, 9};
    private static final int[] PHONE_CALLS = {0, 1, 2, 3, 5, 8};

    private static final int ALL = 0;
    private static final int TYPE = ALL + 1;
    private static final int HOUR = TYPE + TYPES;
    private static final int TYPE_AND_HOUR = HOUR + HOURS;
    private static final int WEEKDAY = TYPE_AND_HOUR + TYPES * HOURS;
    private static final int LEAD_TRIED = WEEKDAY + WEEKDAYS;
    private static final int PHONE_TRIED = LEAD_TRIED + LEAD_CALLS.length;
    private static final int LAST_RESULT = PHONE_TRIED + PHONE_CALLS.length;
    private static final int STANDING = LAST_RESULT + LastResult.values().length;

    /** Places there are. */
    static final int PLACES = STANDING + PhoneStanding.values().length;

    private static final long SECONDS_A_DAY = 86_400;
    private static final int SECONDS_AN_HOUR = 3_600;

    private enum LastResult {
        NONE,
        ANSWERED,
        NO_ANSWER,
        BUSY,
        MACHINE,
        REJECTED,
        OTHER
    }

    private final Set<String> knownZones = ZoneRulesProvider.getAvailableZoneIds();
    private final Map<String, ZoneRules> zones = new HashMap<>();

    /** Of the call looked at last. */
    final int[] places = new int[9];

    void look(Lead lead, Phone phone, long atMs) {
        long local = localSecond(phone, atMs);
        long day = Math.floorDiv(local, SECONDS_A_DAY);
        int hour = (int) (Math.floorMod(local, SECONDS_A_DAY) / SECONDS_AN_HOUR);
        int type = phone.type().ordinal();
        places[0] = ALL;
        places[1] = TYPE + type;
        places[2] = HOUR + hour;
        places[3] = TYPE_AND_HOUR + type * HOURS + hour;
        places[4] = WEEKDAY + (int) Math.floorMod(day + 3, (long) WEEKDAYS); // 1970-01-01 was a Thursday
        places[5] = LEAD_TRIED + step(LEAD_CALLS, lead.attempts());
        places[6] = PHONE_TRIED + step(PHONE_CALLS, phone.tries());
        places[7] = LAST_RESULT + lastResult(phone.lastOutcome()).ordinal();
        places[8] = STANDING + phone.standing().ordinal();
    }

    private static int step(int[] steps, int calls) {
        int step = steps.length - 1;
        while (calls < steps[step]) {
            step--;
        }
        return step;
    }

    private static LastResult lastResult(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> LastResult.NONE;
            case CONNECTED, ABANDONED, EARLY_HANGUP -> LastResult.ANSWERED;
            case NO_ANSWER, NO_RESPONSE -> LastResult.NO_ANSWER;
            case BUSY -> LastResult.BUSY;
            case MACHINE -> LastResult.MACHINE;
            case REJECTED, BLOCKED_BY_NETWORK -> LastResult.REJECTED;
            default -> LastResult.OTHER;
        };
    }

    /** As in UTC where the zone is not known: the gate lets no such call through. */
    private long localSecond(Phone phone, long atMs) {
        long utc = Math.floorDiv(atMs, 1_000L);
        if (phone.zones().isEmpty() || !knownZones.contains(phone.zones().getFirst())) {
            return utc;
        }
        ZoneRules rules =
                zones.computeIfAbsent(phone.zones().getFirst(), zone -> ZoneRulesProvider.getRules(zone, false));
        return utc + rules.getOffset(Instant.ofEpochMilli(atMs)).getTotalSeconds();
    }
}
