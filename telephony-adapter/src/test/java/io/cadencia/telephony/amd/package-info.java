/** How well answering machines are told from people, measured with generated voices through a real Asterisk. */
@NullMarked
package io.cadencia.telephony.amd;

import org.jspecify.annotations.NullMarked;
