/**
 * Messages between the server and the advisor's desktop: sealed records, their JSON codec and the version handshake.
 * Nothing else lives here, and nothing here knows the engine or a user interface.
 */
@NullMarked
package io.cadencia.protocol;

import org.jspecify.annotations.NullMarked;
