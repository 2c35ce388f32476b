@NullMarked
package io.cadencia.telephony.contract;

import org.jspecify.annotations.NullMarked;
