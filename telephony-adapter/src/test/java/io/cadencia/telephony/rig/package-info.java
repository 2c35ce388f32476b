@NullMarked
package io.cadencia.telephony.rig;

import org.jspecify.annotations.NullMarked;
