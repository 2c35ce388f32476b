/** The command line. */
@NullMarked
package io.cadencia.server.cli;

import org.jspecify.annotations.NullMarked;
