/**
 * The telephony port on Asterisk's manager interface (AMI), for switches where ARI is not allowed. Calls live in the
 * dialplan ({@code extensions-ami.conf}): a leg parks there at its answer, the dialer redirects it into the advisor's
 * conference room.
 *
 * <p>{@link io.cadencia.telephony.ami.AmiTelephony} is the port; {@code AmiLink} owns the connection of asterisk-java,
 * {@code AmiWire} carries actions and their answers, {@code AmiActions} builds them, {@code AmiEvents} says what events
 * mean for {@code LegTracker}, which this package shares with the ARI adapter.
 */
@NullMarked
package io.cadencia.telephony.ami;

import org.jspecify.annotations.NullMarked;
