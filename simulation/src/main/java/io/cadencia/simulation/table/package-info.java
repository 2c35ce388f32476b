/** The result table of the documentation: every policy in every cell, computed once per state of the code. */
@NullMarked
package io.cadencia.simulation.table;

import org.jspecify.annotations.NullMarked;
