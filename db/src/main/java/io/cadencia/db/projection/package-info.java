/** Facts of the engine's journal, written to tables exactly once. */
@NullMarked
package io.cadencia.db.projection;

import org.jspecify.annotations.NullMarked;
