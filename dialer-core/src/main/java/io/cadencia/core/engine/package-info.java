/** The deterministic engine: commands in, effects and facts out. No clock, threads, I/O, logging or randomness. */
@NullMarked
package io.cadencia.core.engine;

import org.jspecify.annotations.NullMarked;
