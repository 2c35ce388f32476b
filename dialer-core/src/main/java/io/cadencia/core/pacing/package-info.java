/** Pacing: how many calls to launch now, and why. */
@NullMarked
package io.cadencia.core.pacing;

import org.jspecify.annotations.NullMarked;
