package io.cadencia.core.engine;

/** Takes what the engine gives, in order. Called on the engine's thread. */
public interface Outbox {
    void effect(Effect effect);

    void fact(Fact fact);
}
