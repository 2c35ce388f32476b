/**
 * What every adapter of a real switch knows about legs and advisors, whatever protocol it speaks: their names on the
 * switch, their states, what a new state means in the port's words, and the comparison with what the switch has after a
 * reconnection. Each object belongs to one thread of its adapter.
 */
@NullMarked
package io.cadencia.telephony.leg;

import org.jspecify.annotations.NullMarked;
