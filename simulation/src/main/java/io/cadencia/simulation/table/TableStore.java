package io.cadencia.simulation.table;

import io.cadencia.simulation.lab.Estimate;
import io.cadencia.simulation.lab.PolicyResult;
import io.cadencia.simulation.lab.PolicyResult.Measure;
import io.cadencia.simulation.lab.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The cells computed so far, as JSON; those of another state of the code are not taken up again. */
final class TableStore {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;
    private final String version;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** @param policy with its settings, as found by a search where there was one */
    record Entry(String policy, Map<Measure, Estimate> figures) {
        Estimate figure(Measure measure) {
            return figures.getOrDefault(measure, new Estimate(Double.NaN, Double.NaN, 0));
        }
    }

    /** @param version of the code; figures of another one are dropped */
    TableStore(Path file, String version) throws IOException {
        this.file = file;
        this.version = version;
        if (Files.exists(file)) {
            read(Files.readString(file));
        }
    }

    private void read(String text) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(text);
            if (!root.path("version").asString("").equals(version)) {
                return;
            }
            for (Map.Entry<String, JsonNode> cell : root.path("cells").properties()) {
                Map<Measure, Estimate> figures = new EnumMap<>(Measure.class);
                for (Measure measure : Measure.values()) {
                    JsonNode node = cell.getValue().path(measure.key());
                    figures.put(
                            measure,
                            new Estimate(
                                    node.path("mean").asDouble(Double.NaN),
                                    node.path("halfWidth").asDouble(Double.NaN),
                                    node.path("runs").asInt(0)));
                }
                entries.put(
                        cell.getKey(), new Entry(cell.getValue().path("policy").asString(""), figures));
            }
        } catch (JacksonException e) {
            throw new IOException(file + " is not the JSON of a result table; remove it or name another", e);
        }
    }

    String version() {
        return version;
    }

    boolean has(Cell cell) {
        return entries.containsKey(cell.key());
    }

    @Nullable
    Entry get(String key) {
        return entries.get(key);
    }

    /** Keeps a cell, at once on disk too. */
    void put(Cell cell, PolicyResult result) throws IOException {
        Map<Measure, Estimate> figures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            figures.put(measure, result.estimate(measure));
        }
        entries.put(cell.key(), new Entry(result.policy(), figures));
        WholeFile.write(file, json());
    }

    private String json() {
        Map<String, Object> cells = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            Map<String, Object> cell = new LinkedHashMap<>();
            cell.put("policy", entry.policy());
            entry.figures().forEach((measure, estimate) -> cell.put(measure.key(), estimate(estimate)));
            cells.put(key, cell);
        });
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", version);
        root.put("cells", cells);
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static Map<String, Object> estimate(Estimate estimate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mean", finite(estimate.mean()));
        map.put("halfWidth", finite(estimate.halfWidth()));
        map.put("runs", estimate.runs());
        return map;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? Math.rint(value * 10_000) / 10_000 : null;
    }
}
