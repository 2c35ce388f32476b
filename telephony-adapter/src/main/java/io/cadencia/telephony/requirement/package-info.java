/** What an Asterisk must be and have before anything is dialled with it, whatever protocol it is asked by. */
@NullMarked
package io.cadencia.telephony.requirement;

import org.jspecify.annotations.NullMarked;
