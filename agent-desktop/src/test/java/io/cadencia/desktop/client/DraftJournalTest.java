package io.cadencia.desktop.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftJournalTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindADraftAfterARestart() throws IOException {
        Draft draft = draft(7, "la nota", false);
        try (DraftJournal journal = DraftJournal.open(folder)) {
            journal.keep(draft(7, "la no", false));
            journal.keep(draft);
        }

        try (DraftJournal journal = DraftJournal.open(folder)) {
            assertThat(journal.find("17", 7)).contains(draft);
            assertThat(journal.find("18", 7)).isEmpty();
            assertThat(journal.unacknowledged("17")).isEmpty();
        }
    }

    @Test
    void shouldKeepSubmittedDraftsUntilForgotten() throws IOException {
        try (DraftJournal journal = DraftJournal.open(folder)) {
            journal.keep(draft(7, "a", true));
            journal.keep(draft(8, "b", true));
            journal.forget("17", 7);
        }

        try (DraftJournal journal = DraftJournal.open(folder)) {
            assertThat(journal.unacknowledged("17"))
                    .extracting(Draft::attemptId)
                    .containsExactly(8L);
        }
    }

    @Test
    void shouldDropTheOldestUnsubmittedDraftAtTheLimit() throws IOException {
        try (DraftJournal journal = DraftJournal.open(folder)) {
            journal.keep(draft(0, "submitted", true));
            for (int i = 1; i <= DraftJournal.MAX_DRAFTS; i++) {
                journal.keep(draft(i, "n", false));
            }

            assertThat(journal.find("17", 0)).isPresent();
            assertThat(journal.find("17", 1)).isEmpty();
            assertThat(journal.find("17", 2)).isPresent();
        }
    }

    @Test
    void shouldLeaveADamagedFileAsideAndReadTheRest() throws IOException {
        try (DraftJournal journal = DraftJournal.open(folder)) {
            journal.keep(draft(7, "a", false));
        }
        Files.writeString(folder.resolve("broken.draft.json"), "{\"user\":");

        try (DraftJournal journal = DraftJournal.open(folder)) {
            assertThat(journal.find("17", 7)).isPresent();
        }
    }

    @Test
    void shouldKeepTheFolderPrivate() throws IOException {
        DraftJournal.open(folder).close();

        assertThat(Files.getPosixFilePermissions(folder)).hasSize(3);
    }

    @Test
    void shouldSurviveAKilledProcess() throws Exception {
        Process typist = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Typist.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (drafts().isEmpty() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        } finally {
            typist.destroyForcibly().waitFor();
        }

        try (DraftJournal journal = DraftJournal.open(folder)) {
            assertThat(journal.find("17", 9)).isPresent();
            assertThat(journal.find("17", 9).orElseThrow().note()).startsWith("palabra 0");
        }
    }

    private List<Path> drafts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".draft.json")).toList();
        }
    }

    private static Draft draft(long attempt, String note, boolean submitted) {
        return new Draft("17", attempt, "r" + attempt, "CD", "PP", Map.of("monto", "1"), note, submitted, Map.of());
    }

    /** Types without end into a journal, until it is killed. */
    static final class Typist {
        public static void main(String[] arguments) throws IOException {
            DraftJournal journal = DraftJournal.open(Path.of(arguments[0]));
            StringBuilder note = new StringBuilder();
            for (int word = 0; ; word++) {
                note.append("palabra ").append(word % 10).append(' ');
                if (note.length() > 1_500) {
                    note.setLength(0);
                    word = -1;
                } else {
                    journal.keep(draft(9, note.toString(), false));
                }
                java.util.concurrent.locks.LockSupport.parkNanos(200_000);
            }
        }
    }
}
