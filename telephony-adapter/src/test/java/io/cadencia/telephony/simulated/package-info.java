@NullMarked
package io.cadencia.telephony.simulated;

import org.jspecify.annotations.NullMarked;
