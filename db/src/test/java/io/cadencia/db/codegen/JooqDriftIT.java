package io.cadencia.db.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed jOOQ classes must be what the migrations give. With {@code -Djooq.write=true} the test writes them
 * instead of only comparing: {@code mvn -pl db -am verify -Dit.test=JooqDriftIT -Djooq.write=true}.
 */
class JooqDriftIT {
    private static final Path COMMITTED = Path.of("src/main/generated");

    @TempDir
    Path fresh;

    @Test
    void shouldHoldTheClassesTheMigrationsGive() throws Exception {
        if (Boolean.getBoolean("jooq.write")) {
            JooqGeneration.into(COMMITTED);
        }

        JooqGeneration.into(fresh);

        assertThat(sources(COMMITTED))
                .as("committed jOOQ classes; regenerate: mvn -pl db -am verify -Dit.test=JooqDriftIT"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false -Djooq.write=true")
                .isEqualTo(sources(fresh));
    }

    private static Map<String, String> sources(Path root) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                sources.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return sources;
    }
}
