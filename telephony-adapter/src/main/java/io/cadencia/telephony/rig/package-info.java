/**
 * A real Asterisk with simulated debtors, for tests, demo and benchmarks: starts the rootless bundle and SIPp as child
 * processes on free loopback ports and never leaves them behind.
 */
@NullMarked
package io.cadencia.telephony.rig;

import org.jspecify.annotations.NullMarked;
