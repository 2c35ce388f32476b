package io.cadencia.simulation.scenario;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.simulation.LocalClock;
import io.cadencia.simulation.WorldSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a scenario. Every field has a default except the size of the team; everything wrong is told at once, each with the
 * field, the value and what to write instead. Fields nobody knows are refused.
 */
public final class ScenarioReader {
    /** Largest file read, in bytes. */
    public static final long MAX_BYTES = 1_048_576;

    static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private static final int MOST_SEEDS = 10_000;
    private static final int MOST_POLICIES = 50;
    private static final double MOST_HOURS = 24 * 31;
    private static final LocalClock REFERENCE = WorldSpec.reference(1).clock();

    private ScenarioReader() {}

    /**
     * @param settings values to put in place of those written, by the path of the field, such as {@code team[0].advisors}
     * @throws ScenarioException naming every field at fault
     */
    public static Scenario file(Path file, Map<String, String> settings) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ScenarioException(
                        file.toString(), List.of("is larger than " + MAX_BYTES + " bytes; that is no scenario"));
            }
            return text(file.toString(), Files.readString(file), settings);
        } catch (NoSuchFileException e) {
            throw new ScenarioException(
                    file.toString(),
                    List.of("does not exist; give the path of a scenario, or --list shows those there are"));
        } catch (IOException e) {
            throw new ScenarioException(file.toString(), List.of("cannot be read as UTF-8 text: " + e.getMessage()));
        }
    }

    /** @param source named in what is refused */
    public static Scenario text(String source, String yaml, Map<String, String> settings) {
        Problems problems = new Problems();
        JsonNode root = FieldSettings.apply(parse(source, yaml), settings, problems);
        Scenario scenario = read(new Section(problems, "", root), source, problems);
        problems.throwIfAny(source);
        return scenario;
    }

    /** Every field a scenario may have, list places as {@code []}; for the test that holds the documentation to it. */
    static Set<String> fields() {
        Problems problems = new Problems();
        read(new Section(problems, "", parse("fields", EveryField.YAML)), "fields", problems);
        problems.throwIfAny("fields");
        return problems.asked();
    }

    static JsonNode parse(String source, String yaml) {
        try {
            JsonNode root = MAPPER.readTree(yaml);
            if (root == null || !root.isObject()) {
                throw new ScenarioException(source, List.of("must hold fields as 'name: value'"));
            }
            return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String first =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("unreadable");
            throw new ScenarioException(source, List.of("line " + line + ": is not valid YAML: " + first));
        }
    }

    private static Scenario read(Section root, String source, Problems problems) {
        String name = root.text("name", source);
        String description = root.text("description", "");
        Section section = root.child("run");
        Scenario.Run run = run(section);
        LocalClock clock = clock(section);
        section.end();
        WorldSpec world = WorldReader.read(root, clock, run);
        CampaignSpec campaign = CampaignSection.read(root.child("campaign"), clock);
        root.end();
        if (problems.none()) {
            WorldReader.check(root, world, campaign, run);
        }
        return new Scenario(name, description, run, world, campaign);
    }

    private static Scenario.Run run(Section section) {
        double hours = section.number("hours", 11, 0.1, MOST_HOURS);
        long warmUp = section.whole("warmUpMinutes", Math.min(60, (long) (hours * 30)), 0, 24 * 60);
        if (warmUp >= hours * 60) {
            section.problem("warmUpMinutes", "must be shorter than the run of " + hours + " hours");
        }
        List<String> policies = section.texts("policies", List.of("cadencia"));
        if (policies.isEmpty() || policies.size() > MOST_POLICIES) {
            section.problem("policies", "must name 1 to " + MOST_POLICIES + " policies");
        }
        return new Scenario.Run(
                hours,
                warmUp,
                (int) section.whole("seeds", 8, 1, MOST_SEEDS),
                section.whole("firstSeed", 1, 0, Long.MAX_VALUE / 2),
                policies);
    }

    private static LocalClock clock(Section section) {
        return new LocalClock(
                section.parse(
                        "start",
                        REFERENCE.start(),
                        "a local date and time such as 2026-03-02T08:00",
                        LocalDateTime::parse),
                section.parse("zone", REFERENCE.zone(), "an IANA time zone such as America/Mexico_City", ZoneId::of));
    }
}
