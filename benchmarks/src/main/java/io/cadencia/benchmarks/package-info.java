/** What is measured, and how: each class has a main that prints a table with its method. */
@NullMarked
package io.cadencia.benchmarks;

import org.jspecify.annotations.NullMarked;
