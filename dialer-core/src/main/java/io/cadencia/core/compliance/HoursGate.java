package io.cadencia.core.compliance;

import io.cadencia.core.compliance.Verdict.Blocked;
import io.cadencia.core.compliance.Verdict.Rule;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calling days, holidays and hours, in every zone the phone may be in (domain.md 2.4, 2.6). A call is allowed when the
 * whole time from now to the end of its ringing lies inside the hours of each zone; the closing minute is outside.
 *
 * <p>Pure but for two caches. Not thread-safe: engine thread only. The answers depend on the time zone data of the JDK,
 * so a replay needs the same release of it.
 */
public final class HoursGate implements ComplianceGate {
    /** How far ahead the next allowed moment is looked for; beyond it waiting "does not help". */
    public static final int SEARCH_DAYS = 400;

    private static final long SEARCH_MS = SEARCH_DAYS * 86_400_000L;

    private final Function<String, @Nullable ComplianceProfile> profiles;
    private final Set<String> knownZones = ZoneRulesProvider.getAvailableZoneIds();
    private final Map<String, ZoneRules> zones = new HashMap<>();
    private final Map<String, OpeningHours> hours = new HashMap<>();

    /** @param profiles gives a profile by its id, null if there is none; asked at every check */
    public HoursGate(Function<String, @Nullable ComplianceProfile> profiles) {
        this.profiles = profiles;
    }

    @Override
    public Verdict check(Contact contact, long nowMs) {
        ComplianceProfile profile = profiles.apply(contact.profile());
        if (profile == null) {
            return new Blocked(Rule.UNKNOWN_PROFILE, 0);
        }
        List<String> zoneIds = contact.phone().zones();
        if (zoneIds.isEmpty() || !zoneIds.stream().allMatch(knownZones::contains)) {
            return new Blocked(Rule.UNKNOWN_ZONE, 0);
        }
        OpeningHours opening = openingHours(profile);
        for (String zoneId : zoneIds) {
            Rule rule = opening.blockedBy(rules(zoneId), nowMs, contact.ringMaxMs());
            if (rule != null) {
                return new Blocked(rule, nextAllowed(opening, zoneIds, nowMs, contact.ringMaxMs()));
            }
        }
        return Verdict.ALLOWED;
    }

    /** The first moment from now on that is open in all zones, 0 = none within the search. */
    private long nextAllowed(OpeningHours opening, List<String> zoneIds, long nowMs, long ringMs) {
        List<ZoneRules> all = new ArrayList<>(zoneIds.size());
        zoneIds.forEach(id -> all.add(rules(id)));
        long limitMs = nowMs + SEARCH_MS;
        long candidate = nowMs;
        int agreeing = 0;
        for (int i = 0; agreeing < all.size(); i = (i + 1) % all.size()) {
            long open = opening.nextOpen(all.get(i), candidate, ringMs, limitMs);
            if (open == OpeningHours.NEVER) {
                return 0;
            }
            agreeing = open == candidate ? agreeing + 1 : 1;
            candidate = open;
        }
        return candidate;
    }

    private ZoneRules rules(String zoneId) {
        return zones.computeIfAbsent(zoneId, id -> ZoneRulesProvider.getRules(id, false));
    }

    private OpeningHours openingHours(ComplianceProfile profile) {
        OpeningHours cached = hours.get(profile.profileId());
        if (cached == null || !cached.isOf(profile)) {
            cached = new OpeningHours(profile);
            hours.put(profile.profileId(), cached);
        }
        return cached;
    }
}
