package io.cadencia.server.importexport;

import io.cadencia.server.importexport.ImportFileException.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which column of the file holds which field. Columns nobody knows are passed over. */
final class HeaderMap {
    private static final Map<String, String> ALIASES = ResourceTable.read("assignment-aliases.properties");

    private final int[] columns;
    private final int width;

    private HeaderMap(int[] columns, int width) {
        this.columns = columns;
        this.width = width;
    }

    static HeaderMap of(List<String> header) throws ImportFileException {
        Map<AssignmentField, List<String>> found = new EnumMap<>(AssignmentField.class);
        int[] columns = new int[AssignmentField.values().length];
        Arrays.fill(columns, -1);
        for (int i = 0; i < header.size(); i++) {
            AssignmentField field = field(Words.key(header.get(i)));
            if (field != null) {
                columns[field.ordinal()] = i;
                found.computeIfAbsent(field, f -> new ArrayList<>())
                        .add(header.get(i).strip());
            }
        }
        refuseDuplicates(found);
        refuseMissing(found);
        return new HeaderMap(columns, header.size());
    }

    private static @org.jspecify.annotations.Nullable AssignmentField field(String key) {
        String name = ALIASES.getOrDefault(key, key);
        for (AssignmentField field : AssignmentField.values()) {
            if (field.header().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private static void refuseDuplicates(Map<AssignmentField, List<String>> found) throws ImportFileException {
        List<String> duplicates = found.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey().header() + " (" + String.join(", ", entry.getValue()) + ")")
                .toList();
        if (!duplicates.isEmpty()) {
            throw new ImportFileException(Problem.DUPLICATE_COLUMNS, String.join("; ", duplicates));
        }
    }

    private static void refuseMissing(Map<AssignmentField, List<String>> found) throws ImportFileException {
        List<String> missing = Arrays.stream(AssignmentField.values())
                .filter(field -> field.mandatory() && !found.containsKey(field))
                .map(AssignmentField::header)
                .toList();
        if (!missing.isEmpty()) {
            throw new ImportFileException(Problem.MISSING_COLUMNS, String.join(", ", missing));
        }
    }

    /** Number of columns every row must have. */
    int width() {
        return width;
    }

    /** The column of a field, -1 when the file does not have it. */
    int column(AssignmentField field) {
        return columns[field.ordinal()];
    }
}
