package io.cadencia.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The files of the repository that no class path has. */
final class Repository {
    private Repository() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("cadencia"))) {
            folder = Objects.requireNonNull(folder.getParent(), "run inside the repository");
        }
        return folder;
    }

    static Path docker() {
        return root().resolve("docker");
    }
}
