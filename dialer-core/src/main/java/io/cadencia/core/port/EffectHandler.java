package io.cadencia.core.port;

import io.cadencia.core.engine.Effect;

/**
 * Receives effects after their command is safe in the journal. Called on one thread per handler, in order; must not
 * block: slow work goes to a bounded queue of the handler's own.
 *
 * @param <E> the effects it wants
 */
@FunctionalInterface
public interface EffectHandler<E extends Effect> {
    /** @param nowMs the engine's time of the command that led to the effect, epoch milliseconds */
    void on(E effect, long nowMs);
}
