package io.cadencia.server.rules;

import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.server.rules.yaml.Placeholders;
import io.cadencia.server.rules.yaml.SettingException;
import io.cadencia.server.rules.yaml.YamlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The compliance profiles at hand: those of this build, replaced and added to by those of a folder. Immutable. */
public final class ProfileCatalog {
    /** Open round the clock, for the demo. */
    public static final String DEMO = "DEMO";

    static final List<String> BUILT_IN = List.of(
            "MX-CONDUSEF",
            "MX-CONDUSEF-STRICT",
            "MX-PROFECO",
            "CL-LPDC37",
            "CO-2300",
            "PE-29571",
            "EC-LODC",
            "US-REGF",
            DEMO);

    /** Years of holidays laid out after the current one: the gate looks 400 days ahead. */
    private static final int YEARS_AHEAD = 2;

    private final Map<String, ProfileRule> rules;
    private final HolidayCalendar holidays;

    private ProfileCatalog(Map<String, ProfileRule> rules, HolidayCalendar holidays) {
        this.rules = rules;
        this.holidays = holidays;
    }

    public static ProfileCatalog builtIn() {
        Map<String, ProfileRule> rules = new TreeMap<>();
        for (String id : BUILT_IN) {
            rules.put(id, ProfileReader.read(YamlFiles.resource("rules/profiles/" + id + ".yaml")));
        }
        return new ProfileCatalog(rules, new JollydayCalendar());
    }

    /** These profiles with those of every {@code *.yaml} of a folder on top. */
    public ProfileCatalog with(Path folder) {
        Map<String, ProfileRule> all = new TreeMap<>(rules);
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(file -> {
                ProfileRule rule = ProfileReader.read(YamlFiles.file(file, Placeholders.NONE));
                all.put(rule.id(), rule);
            });
        } catch (IOException e) {
            throw new SettingException(folder.toString(), "", "", "is not a readable folder of profile files");
        }
        return new ProfileCatalog(all, holidays);
    }

    public Collection<ProfileRule> all() {
        return rules.values();
    }

    /** @throws SettingException if there is no such profile */
    public ProfileRule rule(String id) {
        ProfileRule rule = rules.get(id);
        if (rule == null) {
            throw new SettingException(
                    "profiles", id, "", "is unknown; known are " + String.join(", ", rules.keySet()));
        }
        return rule;
    }

    /** The profile for the engine, its holidays laid out from last year to two years ahead. */
    public ComplianceProfile compile(String id, int currentYear) {
        return rule(id).compile(holidays, currentYear - 1, currentYear + YEARS_AHEAD);
    }
}
