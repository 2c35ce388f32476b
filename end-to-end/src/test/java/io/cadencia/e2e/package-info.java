/** What Cadencia promises to its users, tried with everything real: Asterisk, MariaDB, server, desktop. */
@NullMarked
package io.cadencia.e2e;

import org.jspecify.annotations.NullMarked;
