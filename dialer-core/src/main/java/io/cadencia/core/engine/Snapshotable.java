package io.cadencia.core.engine;

/** Part of the engine's state: writes itself, byte for byte the same for the same state. */
public interface Snapshotable {
    void write(StateWriter out);
}
