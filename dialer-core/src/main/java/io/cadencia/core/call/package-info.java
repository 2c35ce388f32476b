/** Calls: attempts, the states of a leg, why a call ended and what that means. */
@NullMarked
package io.cadencia.core.call;

import org.jspecify.annotations.NullMarked;
