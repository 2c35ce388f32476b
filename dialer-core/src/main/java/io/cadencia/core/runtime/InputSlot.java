package io.cadencia.core.runtime;

import io.cadencia.core.engine.Command;
import org.jspecify.annotations.Nullable;

/** A place in the input ring. Position and time are given by the journal, in order. */
final class InputSlot {
    @Nullable
    Command command;

    long position;
    long timeMs;
}
