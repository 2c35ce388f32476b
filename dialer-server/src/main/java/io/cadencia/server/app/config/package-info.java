/** The configuration: one immutable tree, read and checked once. */
@NullMarked
package io.cadencia.server.app.config;

import org.jspecify.annotations.NullMarked;
