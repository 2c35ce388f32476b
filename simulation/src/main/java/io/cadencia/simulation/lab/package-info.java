/** The laboratory: runs policies in scenarios, measures them and tells what came out. */
@NullMarked
package io.cadencia.simulation.lab;

import org.jspecify.annotations.NullMarked;
