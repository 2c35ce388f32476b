/** The connection to the server: socket, reconnect, outgoing requests, and the journal of drafts. Knows no toolkit. */
@NullMarked
package io.cadencia.desktop.client;

import org.jspecify.annotations.NullMarked;
