/** The exchange: the switches a dialer works with, the trunks they reach and the caller ids calls may show. */
@NullMarked
package io.cadencia.core.exchange;

import org.jspecify.annotations.NullMarked;
