/**
 * The telephony port without a telephone: an in-process carrier with debtors, in wall-clock or virtual time. The same
 * seed and the same requests at the same times give the same events.
 */
@NullMarked
package io.cadencia.telephony.simulated;

import org.jspecify.annotations.NullMarked;
