package io.cadencia.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.Scenario;
import io.cadencia.core.port.FactProjection;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // a test opens and closes the runtime as it goes
class DialerRuntimeTest {
    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(Scenario.T0);
    private final AtomicBoolean diskFull = new AtomicBoolean();
    private final Database database = new Database();
    private final Trouble trouble = new Trouble();
    private final List<Effect> effects = Collections.synchronizedList(new ArrayList<>());
    private DialerRuntime runtime;
    private long backlogLimit = 5_000;

    private void open() throws IOException {
        open(1_000_000);
    }

    private void open(long snapshotEvery) throws IOException {
        runtime = DialerRuntime.open(
                new RuntimeConfig(folder, clock::get, 1_024, 16 * 1_024, snapshotEvery, backlogLimit),
                new RuntimeOutputs(
                        (effect, now) -> effects.add(effect),
                        (effect, now) -> effects.add(effect),
                        (effect, now) -> effects.add(effect)),
                database,
                Scenario.OPEN_GATE,
                trouble,
                path -> new FullDiskChannel(SegmentedLog.PLAIN_FILES.open(path), diskFull));
    }

    @AfterEach
    void close() {
        if (runtime != null) {
            diskFull.set(false);
            runtime.close();
        }
    }

    private void workingDay(int calls) {
        submit(new Command.TelephonyObserved(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false)));
        submit(new Command.DefineCampaign(Scenario.spec(1, DialMode.PROGRESSIVE)));
        submit(new Command.RunCampaign(1, true, "test"));
        runtime.awaitQuiet();
        submit(new Command.LeadsArrived(
                last(Effect.FetchLeads.class).request().requestId(),
                1,
                java.util.stream.LongStream.rangeClosed(1, 1_000)
                        .mapToObj(i -> Scenario.lead(i, 1))
                        .toList(),
                0,
                0));
        submit(new Command.TakeSeat("t", 7, 7, 1, new AdvisorEndpoint.Sip("a")));
        submit(new Command.TelephonyObserved(new TelephonyEvent.AdvisorUp(7)));
        submit(new Command.ChangeState("r", 7, true, ""));
        more(calls);
    }

    /** Calls that are busy, one after the other: each leaves facts. */
    private void more(int calls) {
        for (int i = 0; i < calls; i++) {
            runtime.awaitQuiet();
            long leg = last(Effect.PlaceCall.class).request().legId();
            clock.addAndGet(500);
            submit(new Command.TelephonyObserved(new TelephonyEvent.Ended(
                    leg,
                    new io.cadencia.core.call.EndCause(
                            17, 486, io.cadencia.core.call.EndedBy.REMOTE, io.cadencia.core.call.LegState.DIALING))));
        }
        runtime.awaitQuiet();
    }

    private void submit(Command command) {
        runtime.submit(command);
    }

    private <E extends Effect> E last(Class<E> type) {
        return List.copyOf(effects).reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

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

    /** State of the journal as it was before the two restarts' own commands. */
    private long replayedHash() throws IOException {
        try (SegmentedLog log = SegmentedLog.open(folder, "journal", 1 << 20, SegmentedLog.PLAIN_FILES)) {
            var engine = new io.cadencia.core.engine.Engine(Scenario.OPEN_GATE);
            var codec = io.cadencia.core.engine.RecordCodec.of(Command.class);
            var cursor = log.cursorFrom(0);
            long hash = 0;
            boolean started = false;
            for (LogRecord r = cursor.next(); r != null; r = cursor.next()) {
                Command command = codec.read(new io.cadencia.core.engine.StateReader(r.payload()));
                if (command instanceof Command.ServerStarted && started) {
                    return hash;
                }
                started |= command instanceof Command.ServerStarted;
                engine.apply(r.subKey(), command, new Discard());
                hash = engine.stateHash();
            }
            return hash;
        }
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
    void shouldRefuseAFolderInUse() throws IOException {
        open();
        DialerRuntime first = runtime;
        try {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("in use by another engine");
        } finally {
            runtime = first;
        }
    }

    @Test
    void shouldAcceptNothingWhileTheDiskIsFullAndLoseNothingWhenItIsFreed() throws Exception {
        open();
        workingDay(5);
        int before = effects.size();
        diskFull.set(true);
        submit(new Command.ChangeState("pause", 7, false, "BANO"));
        await(() -> runtime.status().journalStuck());
        assertThat(effects.subList(before, effects.size())).noneMatch(Effect.Answer.class::isInstance);
        assertThat(trouble.stuck).isNotEmpty();

        diskFull.set(false);
        await(() -> !runtime.status().journalStuck());
        runtime.awaitQuiet();
        assertThat(effects.subList(before, effects.size())).contains(new Effect.Answer(7, "pause", null));
        long hash = runtime.stateHash();
        runtime.crash();
        open();
        runtime.crash();
        assertThat(replayedHash()).isEqualTo(hash);
    }

    @Test
    void shouldSayBusyInsteadOfWaitingWhenTheRingIsFull() throws Exception {
        open();
        workingDay(1);
        diskFull.set(true);
        int taken = 0;
        while (taken < 5_000 && runtime.trySubmit(new Command.DesktopLost(999))) {
            taken++;
        }
        assertThat(taken).isBetween(1_000, 2_100);
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

    @Test
    void shouldStopLaunchingWhenTheBacklogOfFactsIsOverItsLimit() throws Exception {
        backlogLimit = 50;
        open();
        workingDay(1);
        database.failing.set(true);
        more(40);
        await(() -> runtime.status().factBacklog() > 50);
        await(() -> {
            clock.addAndGet(1_000);
            return last(Effect.ShowCampaign.class).figures().blocker().equals("DATABASE_BACKLOG");
        });

        database.failing.set(false);
        awaitShipped();
        await(() -> {
            clock.addAndGet(1_000);
            return !last(Effect.ShowCampaign.class).figures().blocker().equals("DATABASE_BACKLOG");
        });
    }

    private void awaitShipped() {
        try {
            await(() -> runtime.status().factBacklog() == 0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about within 20 s");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private List<Path> files(String prefix) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(p -> p.getFileName().toString().startsWith(prefix))
                    .filter(p ->
                            !p.toString().endsWith(".torn") && !p.toString().endsWith(".part"))
                    .sorted()
                    .toList();
        }
    }

    private Path newest(String prefix) throws IOException {
        return files(prefix).getLast();
    }

    private static String firstSegment() {
        return String.format("journal-%020d.log", 1);
    }

    private static final class Discard implements io.cadencia.core.engine.Outbox {
        @Override
        public void effect(Effect effect) {}

        @Override
        public void fact(Fact fact) {}
    }

    private static final class Trouble implements RuntimeObserver {
        final List<Exception> stuck = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void journalStuck(Exception why) {
            stuck.add(why);
        }
    }

    /** Keeps what it is given, as a transaction would; fails when told to. */
    private static final class Database implements FactProjection {
        final List<Position> positions = Collections.synchronizedList(new ArrayList<>());
        final List<Fact> facts = Collections.synchronizedList(new ArrayList<>());
        final AtomicBoolean failing = new AtomicBoolean();

        @Override
        public Position lastApplied() {
            return positions.isEmpty() ? Position.NONE : positions.getLast();
        }

        @Override
        public void apply(List<PositionedFact> batch) throws ProjectionException {
            if (failing.get()) {
                throw new ProjectionException("away", new IOException("test"));
            }
            for (PositionedFact fact : batch) {
                positions.add(fact.position());
                facts.add(fact.fact());
            }
        }

        List<Fact.AttemptEnded> attempts() {
            return facts.stream()
                    .filter(Fact.AttemptEnded.class::isInstance)
                    .map(Fact.AttemptEnded.class::cast)
                    .toList();
        }
    }

    /** A file on a disk that can be full: a write then takes some bytes and fails, as a real one does. */
    private static final class FullDiskChannel extends DelegatingChannel {
        private final AtomicBoolean full;

        FullDiskChannel(FileChannel file, AtomicBoolean full) {
            super(file);
            this.full = full;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            if (full.get()) {
                ByteBuffer some = bytes.duplicate();
                some.limit(some.position() + some.remaining() / 2);
                file.write(some, position);
                throw new IOException("No space left on device");
            }
            return file.write(bytes, position);
        }
    }
}
