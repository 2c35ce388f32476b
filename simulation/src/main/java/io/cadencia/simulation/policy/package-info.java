/**
 * Other dialers' ways of pacing, written from the facts in design/pacing.md section 5, and the bounds nobody can beat. For
 * comparison in the laboratory only: they are told of the same events as the house's own and drive the same engine.
 */
@org.jspecify.annotations.NullMarked
package io.cadencia.simulation.policy;
