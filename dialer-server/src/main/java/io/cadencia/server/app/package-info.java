/** Start of the server: configuration and hand-written wiring. */
@NullMarked
package io.cadencia.server.app;

import org.jspecify.annotations.NullMarked;
