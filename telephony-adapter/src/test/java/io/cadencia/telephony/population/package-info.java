@NullMarked
package io.cadencia.telephony.population;

import org.jspecify.annotations.NullMarked;
