@NullMarked
package io.cadencia.telephony.ami;

import org.jspecify.annotations.NullMarked;
