package io.cadencia.benchmarks;

import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.engine.Outbox;
import java.util.ArrayList;
import java.util.List;

/** Keeps what the engine gives until the clock is stopped, as the output ring does. */
final class DeferredOutbox implements Outbox {
    private final List<Object> kept = new ArrayList<>(4_096);

    @Override
    public void effect(Effect effect) {
        kept.add(effect);
    }

    @Override
    public void fact(Fact fact) {
        kept.add(fact);
    }

    void handOnTo(Outbox world) {
        for (Object output : kept) {
            if (output instanceof Effect effect) {
                world.effect(effect);
            } else if (output instanceof Fact fact) {
                world.fact(fact);
            }
        }
        kept.clear();
    }
}
