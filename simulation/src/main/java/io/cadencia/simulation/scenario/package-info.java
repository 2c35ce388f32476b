/** Scenarios: a world, a campaign and a plan of runs as a YAML file, read strictly and written back. */
@NullMarked
package io.cadencia.simulation.scenario;

import org.jspecify.annotations.NullMarked;
