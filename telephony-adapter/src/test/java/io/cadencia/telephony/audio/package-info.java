/** Proof by ear: real RTP goes in at one end of the switch and is measured at the other. */
@NullMarked
package io.cadencia.telephony.audio;

import org.jspecify.annotations.NullMarked;
