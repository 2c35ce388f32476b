/**
 * A private MariaDB server for the demo, for tests and for code generation: binaries from the class path, one folder
 * per database, loopback only. Production uses a server of its own by JDBC URL.
 */
@NullMarked
package io.cadencia.db.embedded;

import org.jspecify.annotations.NullMarked;
