package io.cadencia.server.importexport;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** A table kept as a properties file beside this package's resources. */
final class ResourceTable {
    private ResourceTable() {}

    static Map<String, String> read(String name) {
        Properties properties = new Properties();
        try (InputStream in = ResourceTable.class.getResourceAsStream("/importexport/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource importexport/" + name + " is missing");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> table = new HashMap<>();
        properties.forEach((key, value) -> table.put((String) key, (String) value));
        return Map.copyOf(table);
    }
}
