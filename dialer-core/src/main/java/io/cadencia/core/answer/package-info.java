/** How likely the debtors are to answer: an online model per campaign. */
@NullMarked
package io.cadencia.core.answer;

import org.jspecify.annotations.NullMarked;
