@NullMarked
package io.cadencia.telephony.ari;

import org.jspecify.annotations.NullMarked;
