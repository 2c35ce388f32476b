package io.cadencia.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a runtime finds again after a crash. */
@SuppressWarnings("NullAway") // a test opens and closes the runtime as it goes
class RecoveryTest extends RuntimeRig {
    @Test
    void shouldBeTheSameAfterACrash() throws IOException {
        open();
        workingDay(40);
        long before = runtime.stateHash();
        runtime.crash();

        open();
        // the restart itself is a command; what it finds must be what was there
        assertThat(runtime.status().replayed()).isPositive();
        runtime.crash();
        assertThat(replayedHash()).isEqualTo(before);
    }

    @Test
    void shouldShipEveryFactExactlyOnceThroughCrashesAndADatabaseThatFails() throws IOException {
        open(25);
        workingDay(30);
        database.failing.set(true);
        more(15);
        runtime.crash();
        for (int round = 0; round < 3; round++) {
            open(25);
            submit(new Command.TelephonyObserved(new TelephonyEvent.LinkUp(
                    new SwitchSnapshot(List.of(), List.of(new SwitchSnapshot.Advisor(7))), false)));
            submit(new Command.ResumeSeat("again" + round, 7));
            runtime.awaitQuiet();
            database.failing.set(round == 0);
            more(10);
            runtime.crash();
        }
        open(25);
        awaitShipped();

        List<Fact.AttemptEnded> attempts = database.attempts();
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(75);
        assertThat(attempts).extracting(Fact.AttemptEnded::attemptId).doesNotHaveDuplicates();
        assertThat(new HashSet<>(database.positions)).hasSameSizeAs(database.positions);
        assertThat(database.positions).isSorted();
        assertThat(attempts)
                .hasSize((int) effects.stream()
                                .filter(Effect.PlaceCall.class::isInstance)
                                .map(e -> ((Effect.PlaceCall) e).request().legId())
                                .distinct()
                                .count()
                        - inFlight());
    }

    /** The one call placed and not ended when the last round stopped is ended as lost only by a link-up. */
    private int inFlight() {
        long last = last(Effect.PlaceCall.class).request().legId();
        return database.attempts().stream().anyMatch(a -> a.attemptId() == last) ? 0 : 1;
    }

    @Test
    void shouldPutATornTailAsideAndGoOn() throws IOException {
        open();
        workingDay(5);
        runtime.crash();
        Path journal = newest("journal-");
        Files.write(journal, new byte[] {0, 0, 0, 50, 1, 2, 3}, StandardOpenOption.APPEND);

        open();

        assertThat(runtime.status().running()).isTrue();
        assertThat(journal.resolveSibling(journal.getFileName() + ".torn")).exists();
    }

    @Test
    void shouldRefuseAJournalThatIsDamagedInTheMiddle() throws IOException {
        open();
        workingDay(120);
        runtime.crash();
        runtime = null;
        Path first = files("journal-").getFirst();
        byte[] bytes = Files.readAllBytes(first);
        bytes[bytes.length / 2] ^= 1;
        Files.write(first, bytes);

        assertThatExceptionOfType(IOException.class).isThrownBy(this::open).withMessageContaining("damaged at byte");
    }

    @Test
    void shouldStartFromASnapshotAndDropTheJournalBehindIt() throws Exception {
        open(50);
        workingDay(400);
        await(() -> files("snapshot-").size() == 2);
        runtime.close();
        assertThat(files("journal-").getFirst().getFileName().toString()).isNotEqualTo(firstSegment());

        open(50);
        assertThat(runtime.status().replayed()).isLessThan(60);
    }

    @Test
    void shouldUseTheOlderSnapshotWhenTheNewestIsDamaged() throws Exception {
        open(50);
        workingDay(400);
        await(() -> files("snapshot-").size() == 2);
        runtime.close();
        long replayedFromNewest = 0;
        Path newest = newest("snapshot-");
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length - 1] ^= 1;
        Files.write(newest, bytes);

        open(50);

        assertThat(runtime.status().running()).isTrue();
        assertThat(runtime.status().replayed()).isGreaterThan(replayedFromNewest);
    }
}
