/** The advisor's desktop: start-up and wiring. */
@NullMarked
package io.cadencia.desktop;

import org.jspecify.annotations.NullMarked;
