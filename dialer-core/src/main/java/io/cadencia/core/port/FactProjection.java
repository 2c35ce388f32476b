package io.cadencia.core.port;

import io.cadencia.core.engine.Fact;
import java.util.List;

/**
 * Writes facts to a store, each exactly once: the position of the last fact is stored in the same transaction as the
 * rows. Called on one worker thread; may block.
 */
public interface FactProjection {
    /** The position of the last fact stored; {@link Position#NONE} if there is none. */
    Position lastApplied() throws ProjectionException;

    /** Applies facts in order; those at or before {@link #lastApplied()} are passed over. All or nothing. */
    void apply(List<PositionedFact> batch) throws ProjectionException;

    /** Journal position of the command that led to the fact, and the fact's index among that command's facts. */
    record Position(long journal, int index) implements Comparable<Position> {
        public static final Position NONE = new Position(0, 0);

        @Override
        public int compareTo(Position other) {
            int byJournal = Long.compare(journal, other.journal);
            return byJournal != 0 ? byJournal : Integer.compare(index, other.index);
        }
    }

    record PositionedFact(Position position, Fact fact) {}

    /** The store is away or refused; the batch will be tried again. */
    final class ProjectionException extends Exception {
        private static final long serialVersionUID = 1L;

        public ProjectionException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
