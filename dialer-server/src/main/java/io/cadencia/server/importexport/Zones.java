package io.cadencia.server.importexport;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Time zones of a debtor's phones (domain.md 2.4): the address first, the number second; where both tell and differ, a
 * call must be allowed in both; where neither tells, in every zone of the country. The tables are data
 * ({@code importexport/zones.properties}). Thread-safe.
 */
final class Zones {
    private static final Map<String, String> TABLE = ResourceTable.read("zones.properties");

    private final ToIntFunction<Collection<String>> setIds;
    private final Map<Set<String>, Short> known = new ConcurrentHashMap<>();
    private final Map<String, List<String>> addresses = new ConcurrentHashMap<>();

    /** @param setIds gives the id a set of zones has in the store */
    Zones(ToIntFunction<Collection<String>> setIds) {
        this.setIds = setIds;
    }

    static boolean knows(String country) {
        return TABLE.containsKey("country." + country.toLowerCase(Locale.ROOT));
    }

    /** Zones of an address, empty when state and city tell nothing. */
    List<String> ofAddress(String country, String state, String city) {
        return addresses.computeIfAbsent(country + '/' + state + '/' + city, k -> lookUpAddress(country, state, city));
    }

    private static List<String> lookUpAddress(String country, String state, String city) {
        String prefix = country.toLowerCase(Locale.ROOT);
        String stateKey = Words.key(state).replaceFirst("^region_(del?_|de_la_)?", "");
        String found = TABLE.get(prefix + ".city." + stateKey + "." + Words.key(city));
        if (found == null) {
            found = TABLE.get(prefix + ".state." + stateKey);
        }
        return split(found);
    }

    /** Zones a number tells by its area code, empty when it tells none. */
    static List<String> ofNumber(String country, Phones.Reading phone) {
        String prefix = country.toLowerCase(Locale.ROOT) + ".area";
        if (phone.mobile() || !TABLE.containsKey(prefix)) {
            return List.of();
        }
        String national = phone.national();
        for (int length = 3; length >= 1; length--) {
            String found = TABLE.get(prefix + "." + national.substring(0, length));
            if (found != null) {
                return split(found);
            }
        }
        return split(TABLE.get(prefix));
    }

    /** Id of the set of zones a phone may be in. {@code declaredMobile}: the file says it is one. */
    short setId(String country, List<String> address, Phones.Reading phone, boolean declaredMobile) {
        Set<String> zones = new TreeSet<>(address);
        if (!declaredMobile) {
            zones.addAll(ofNumber(country, phone));
        }
        if (zones.isEmpty()) {
            zones.addAll(split(TABLE.get("country." + country.toLowerCase(Locale.ROOT))));
        }
        return setId(zones);
    }

    short setId(Collection<String> zones) {
        return known.computeIfAbsent(Set.copyOf(zones), set -> (short) setIds.applyAsInt(set));
    }

    private static List<String> split(@Nullable String zones) {
        return zones == null ? List.of() : List.of(zones.split(","));
    }

    /** Every zone named in the table must exist in this JDK. */
    static void verify() {
        TABLE.values().forEach(zones -> split(zones).forEach(ZoneId::of));
    }
}
