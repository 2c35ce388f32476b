package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.TelephonySwitch;

/**
 * One switch of a fleet.
 *
 * @param name as in the engine's exchange
 * @param sipAddress host and port of its SIP, for tie lines from the other nodes; empty = it cannot be reached by them
 */
public record Node(String name, TelephonySwitch telephony, String sipAddress) {}
