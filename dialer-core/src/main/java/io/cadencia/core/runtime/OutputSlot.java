package io.cadencia.core.runtime;

import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Fact;
import org.jspecify.annotations.Nullable;

/** A place in the output ring: an effect or a fact, of the command at this journal position. */
final class OutputSlot {
    @Nullable
    Effect effect;

    @Nullable
    Fact fact;

    long position;
    int index;
    long timeMs;
}
