/**
 * MariaDB behind the engine's ports: the connection pool and the migrations. jOOQ types never leave this module.
 */
@NullMarked
package io.cadencia.db;

import org.jspecify.annotations.NullMarked;
