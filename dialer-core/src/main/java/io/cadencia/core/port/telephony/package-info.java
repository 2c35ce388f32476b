/** The telephony port: one switch, its requests and its events. */
@NullMarked
package io.cadencia.core.port.telephony;

import org.jspecify.annotations.NullMarked;
