/** What the engine needs from the outside world, in its own words. */
@NullMarked
package io.cadencia.core.port;

import org.jspecify.annotations.NullMarked;
