/** The operations console: health, readiness, metrics and a read-only live page over HTTP. */
@NullMarked
package io.cadencia.server.console;

import org.jspecify.annotations.NullMarked;
