/**
 * Several switches as one. Every switch keeps its own legs and phones; a debtor on one and an advisor on another are
 * brought together by a tie line, a call between the two switches that stays up for the advisor's next calls.
 */
@NullMarked
package io.cadencia.telephony.fleet;

import org.jspecify.annotations.NullMarked;
