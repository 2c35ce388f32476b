/** Passwords, lock-out, certificates and TLS. */
@NullMarked
package io.cadencia.server.security;

import org.jspecify.annotations.NullMarked;
