/** Recordings of conversations: what stands where, apart from how a switch records. */
@NullMarked
package io.cadencia.telephony.recording;

import org.jspecify.annotations.NullMarked;
