/** The virtual-time world: debtors, advisors and a switch that drive the real engine a thousand times faster than life. */
@NullMarked
package io.cadencia.simulation;

import org.jspecify.annotations.NullMarked;
