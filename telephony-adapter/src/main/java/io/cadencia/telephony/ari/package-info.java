/**
 * The telephony port on Asterisk's REST interface: events on one WebSocket, commands on a pool of kept-alive HTTP
 * connections, everything on one event-loop thread.
 *
 * <p>{@link io.cadencia.telephony.ari.AriTelephony} is the port; {@code AriLink} owns the connection, {@code AriHttpPool}
 * carries the commands that {@code AriRequests} builds, {@code AriEventParser} reads events, {@code LegRegistry} knows
 * the legs, {@code EventTracker} turns events into the port's words and {@code Reconciler} compares both after each
 * connection.
 */
@NullMarked
package io.cadencia.telephony.ari;

import org.jspecify.annotations.NullMarked;
