/** The desktops' gateway: sockets, sign-in, sessions, requests into the engine and what it shows out to the desktops. */
@NullMarked
package io.cadencia.server.gateway;

import org.jspecify.annotations.NullMarked;
