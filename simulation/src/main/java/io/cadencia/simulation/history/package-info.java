/** From a campaign's recorded hours to a scenario of the same world: what if it had been set otherwise? */
@NullMarked
package io.cadencia.simulation.history;

import org.jspecify.annotations.NullMarked;
