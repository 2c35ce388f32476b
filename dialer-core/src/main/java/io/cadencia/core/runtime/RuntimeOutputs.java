package io.cadencia.core.runtime;

import io.cadencia.core.engine.Effect;
import io.cadencia.core.port.EffectHandler;

/**
 * Where the engine's effects go. Each handler runs on a thread of its own, after the command is safe on disk; it must
 * not block.
 */
public record RuntimeOutputs(
        EffectHandler<Effect.Telephony> telephony,
        EffectHandler<Effect.Desktop> desktops,
        EffectHandler<Effect.Leads> leads) {}
