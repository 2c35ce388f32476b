/** Collections vocabulary: the two-level classification and its rules. */
@NullMarked
package io.cadencia.core.collections;

import org.jspecify.annotations.NullMarked;
