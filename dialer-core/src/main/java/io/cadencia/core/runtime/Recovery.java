package io.cadencia.core.runtime;

import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.Outbox;
import io.cadencia.core.engine.RecordCodec;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.port.FactProjection.Position;
import java.io.IOException;

/**
 * Brings the engine back to where the journal ends: newest snapshot, then every later command. Effects are muted; facts
 * that had not reached the fact log before the crash are written to it now.
 */
final class Recovery {
    private static final RecordCodec<Command> COMMANDS = RecordCodec.of(Command.class);

    /** The engine, and how far it has come. */
    record Recovered(Engine engine, long position, long timeMs, long replayed) {}

    private final SegmentedLog journal;
    private final SnapshotStore snapshots;
    private final FactLog facts;
    private final Engine.GateFactory gates;

    Recovery(SegmentedLog journal, SnapshotStore snapshots, FactLog facts, Engine.GateFactory gates) {
        this.journal = journal;
        this.snapshots = snapshots;
        this.facts = facts;
        this.gates = gates;
    }

    Recovered recover() throws IOException {
        SnapshotStore.Snapshot snapshot = snapshots.newest();
        long position = 0;
        Engine engine = new Engine(gates);
        if (snapshot != null) {
            engine = Engine.read(new StateReader(snapshot.state()), gates);
            position = snapshot.position();
        }
        return replay(engine, position);
    }

    private Recovered replay(Engine engine, long from) throws IOException {
        var outbox = new ReplayOutbox(facts, facts.last());
        LogCursor cursor = journal.cursorFrom(from);
        long position = from;
        long timeMs = engine.nowMs();
        for (LogRecord record = cursor.next(); record != null; record = cursor.next()) {
            if (record.key() <= position) {
                continue;
            }
            if (record.key() != position + 1) {
                throw new IOException("the journal lacks the commands after " + position + ": restore the folder");
            }
            position = record.key();
            timeMs = record.subKey();
            outbox.at(position);
            engine.apply(timeMs, COMMANDS.read(new StateReader(record.payload())), outbox);
        }
        facts.flush();
        return new Recovered(engine, position, timeMs, position - from);
    }

    /** Mutes effects, and facts up to the last one that the log has. */
    private static final class ReplayOutbox implements Outbox {
        private final FactLog facts;
        private final Position last;
        private long position;
        private int index;

        ReplayOutbox(FactLog facts, Position last) {
            this.facts = facts;
            this.last = last;
        }

        void at(long newPosition) {
            position = newPosition;
            index = 0;
        }

        @Override
        public void effect(Effect effect) {
            // done before the restart, or asked again by reconciliation
        }

        @Override
        public void fact(Fact fact) {
            var at = new Position(position, ++index);
            if (at.compareTo(last) > 0) {
                facts.append(at, fact);
            }
        }
    }
}
