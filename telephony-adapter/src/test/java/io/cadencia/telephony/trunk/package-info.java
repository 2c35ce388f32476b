/** What real trunks do: TLS and SRTP, registering phones, early media, session timers, silence; with real processes. */
@NullMarked
package io.cadencia.telephony.trunk;

import org.jspecify.annotations.NullMarked;
