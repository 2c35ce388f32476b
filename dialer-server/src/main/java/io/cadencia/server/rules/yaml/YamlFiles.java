package io.cadencia.server.rules.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML files and resources. Thread-safe. */
public final class YamlFiles {
    /** Largest file read, in bytes: more is surely not a file of settings. */
    public static final long MAX_BYTES = 1_048_576;

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private YamlFiles() {}

    /** @param resource path on the class path, without a leading slash */
    public static YamlNode resource(String resource) {
        try (InputStream in = YamlFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new SettingException(resource, "", "", "is not part of this build");
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8), Placeholders.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    public static YamlNode file(Path file, Placeholders placeholders) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new SettingException(file.toString(), "", "", "is larger than " + MAX_BYTES + " bytes");
            }
            return parse(file.toString(), Files.readString(file), placeholders);
        } catch (NoSuchFileException e) {
            throw new SettingException(file.toString(), "", "", "does not exist; give the path of an existing file");
        } catch (IOException e) {
            throw new SettingException(file.toString(), "", "", "cannot be read as UTF-8 text: " + e.getMessage());
        }
    }

    static YamlNode parse(String name, String text, Placeholders placeholders) {
        try {
            JsonNode root = MAPPER.readTree(text);
            if (root == null || !root.isObject()) {
                throw new SettingException(name, "", "", "must hold fields as 'name: value'");
            }
            return new YamlNode(name, "", root, placeholders);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new SettingException(name, "line " + line, "", "is not valid YAML: " + firstLine(e));
        }
    }

    private static String firstLine(JacksonException e) {
        String message = e.getOriginalMessage();
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }
}
