@NullMarked
package io.cadencia.telephony.fleet;

import org.jspecify.annotations.NullMarked;
