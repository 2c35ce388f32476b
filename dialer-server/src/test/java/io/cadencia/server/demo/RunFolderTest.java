package io.cadencia.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.server.app.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class RunFolderTest {
    private static final Instant NOW = Instant.parse("2026-03-10T18:00:00Z");

    @Test
    void shouldRemoveTheDataAndKeepTheLog(@TempDir Path base) throws IOException {
        RunFolder folder = RunFolder.create(base, "demo", NOW, 42);
        Files.createDirectories(folder.data().resolve("journal"));
        Files.writeString(folder.data().resolve("journal/a"), "x");
        Files.writeString(folder.log(), "line");

        folder.close();

        assertThat(folder.data()).doesNotExist();
        assertThat(folder.log()).hasContent("line").hasFileName("demo-20260310-180000-42.log");
    }

    @Test
    void shouldKeepOnlyTheNewestLogs(@TempDir Path base) throws IOException {
        for (int i = 0; i < 20; i++) {
            RunFolder folder = RunFolder.create(base, "demo", NOW.plusSeconds(i), 42);
            Files.writeString(folder.log(), "line");
        }

        RunFolder.create(base, "demo", NOW.plusSeconds(30), 42);

        try (var logs = Files.list(base.resolve("logs"))) {
            assertThat(logs).hasSize(RunFolder.LOGS_KEPT);
        }
    }

    @Test
    void shouldSayThatTheFolderCannotBeWritten(@TempDir Path base) throws IOException {
        Path file = Files.writeString(base.resolve("file"), "");

        assertThatThrownBy(() -> RunFolder.create(file, "demo", NOW, 42))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("cannot be written; start in a folder of yours");
    }

    @Test
    void shouldLetOnlyTheOwnerReadTheSeat(@TempDir Path base) throws IOException {
        Path file = base.resolve("demo/desktop.properties");
        DesktopTicket.Seat seat = new DesktopTicket.Seat("u", "secret");

        try (DesktopTicket ticket = DesktopTicket.write(base, "wss://127.0.0.1:1", base.resolve("c.pem"), seat, seat)) {
            assertThat(ticket).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(file).content().contains("user=u", "password=secret");
        }

        assertThat(file).doesNotExist();
        assertThat(base.resolve("demo/desktop-manual.properties")).doesNotExist();
    }
}
