package io.cadencia.simulation;

import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Fact;
import java.util.List;

/** Sees what comes out of the engine, beside what the world knows to be true. */
public interface Witness {
    default void on(Effect effect) {}

    default void on(Fact fact) {}

    /** A call is over; comes right after its {@link Fact.AttemptEnded} was seen. */
    default void ended(Fact.AttemptEnded attempt, Truth truth) {}

    /**
     * What the dialer cannot know of a call.
     *
     * @param human a human picked up
     */
    record Truth(boolean human) {}

    static Witness all(Witness... witnesses) {
        List<Witness> all = List.of(witnesses);
        return new Witness() {
            @Override
            public void on(Effect effect) {
                all.forEach(w -> w.on(effect));
            }

            @Override
            public void on(Fact fact) {
                all.forEach(w -> w.on(fact));
            }

            @Override
            public void ended(Fact.AttemptEnded attempt, Truth truth) {
                all.forEach(w -> w.ended(attempt, truth));
            }
        };
    }
}
