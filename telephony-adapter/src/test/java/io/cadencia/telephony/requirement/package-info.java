@NullMarked
package io.cadencia.telephony.requirement;

import org.jspecify.annotations.NullMarked;
