/**
 * The debtors at the far end of the line: one description of their behaviour, played by SIPp against a real Asterisk
 * and by the in-process carrier.
 */
@NullMarked
package io.cadencia.telephony.population;

import org.jspecify.annotations.NullMarked;
