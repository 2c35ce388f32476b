/** The Disruptor pipeline around the engine: journal, snapshots, replay, timers, outputs. */
@NullMarked
package io.cadencia.core.runtime;

import org.jspecify.annotations.NullMarked;
