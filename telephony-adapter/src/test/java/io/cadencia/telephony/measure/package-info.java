/** Measurements with a real Asterisk; run by hand, see docs/asterisk.md. */
@NullMarked
package io.cadencia.telephony.measure;

import org.jspecify.annotations.NullMarked;
