package io.cadencia.core.runtime;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.Outbox;
import io.cadencia.core.engine.RecordCodec;
import io.cadencia.core.engine.Scenario;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.port.FactProjection;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A runtime on a folder, a clock, a database and a disk that do as the test says. */
@SuppressWarnings("NullAway") // a test opens and closes the runtime as it goes
abstract class RuntimeRig {
    @TempDir
    Path folder;

    final AtomicLong clock = new AtomicLong(Scenario.T0);
    final AtomicBoolean diskFull = new AtomicBoolean();
    final Database database = new Database();
    final Trouble trouble = new Trouble();
    final List<Effect> effects = Collections.synchronizedList(new ArrayList<>());
    DialerRuntime runtime;
    long backlogLimit = 5_000;

    void open() throws IOException {
        open(1_000_000);
    }

    void open(long snapshotEvery) throws IOException {
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

    void workingDay(int calls) {
        submit(new Command.TelephonyObserved(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false)));
        submit(new Command.DefineCampaign(Scenario.spec(1, DialMode.PROGRESSIVE)));
        submit(new Command.RunCampaign(1, true, "test"));
        runtime.awaitQuiet();
        submit(new Command.LeadsArrived(
                last(Effect.FetchLeads.class).request().requestId(),
                1,
                LongStream.rangeClosed(1, 1_000)
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
    void more(int calls) {
        for (int i = 0; i < calls; i++) {
            runtime.awaitQuiet();
            long leg = last(Effect.PlaceCall.class).request().legId();
            clock.addAndGet(500);
            submit(new Command.TelephonyObserved(
                    new TelephonyEvent.Ended(leg, new EndCause(17, 486, EndedBy.REMOTE, LegState.DIALING))));
        }
        runtime.awaitQuiet();
    }

    void submit(Command command) {
        runtime.submit(command);
    }

    <E extends Effect> E last(Class<E> type) {
        return List.copyOf(effects).reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** State of the journal as it was before the two restarts' own commands. */
    long replayedHash() throws IOException {
        try (SegmentedLog log = SegmentedLog.open(folder, "journal", 1 << 20, SegmentedLog.PLAIN_FILES)) {
            var engine = new Engine(Scenario.OPEN_GATE);
            var codec = RecordCodec.of(Command.class);
            var cursor = log.cursorFrom(0);
            long hash = 0;
            boolean started = false;
            for (LogRecord r = cursor.next(); r != null; r = cursor.next()) {
                Command command = codec.read(new StateReader(r.payload()));
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

    void awaitShipped() {
        try {
            await(() -> runtime.status().factBacklog() == 0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about within 20 s");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    List<Path> files(String prefix) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(p -> p.getFileName().toString().startsWith(prefix))
                    .filter(p ->
                            !p.toString().endsWith(".torn") && !p.toString().endsWith(".part"))
                    .sorted()
                    .toList();
        }
    }

    Path newest(String prefix) throws IOException {
        return files(prefix).getLast();
    }

    static String firstSegment() {
        return String.format("journal-%020d.log", 1);
    }

    private static final class Discard implements Outbox {
        @Override
        public void effect(Effect effect) {}

        @Override
        public void fact(Fact fact) {}
    }

    static final class Trouble implements RuntimeObserver {
        final List<Exception> stuck = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void journalStuck(Exception why) {
            stuck.add(why);
        }
    }

    /** Keeps what it is given, as a transaction would; fails when told to. */
    static final class Database implements FactProjection {
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
        final AtomicBoolean full;

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
