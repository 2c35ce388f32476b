@NullMarked
package io.cadencia.telephony.leg;

import org.jspecify.annotations.NullMarked;
