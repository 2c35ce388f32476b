/** The compliance gate: may this person be called now? */
@NullMarked
package io.cadencia.core.compliance;

import org.jspecify.annotations.NullMarked;
