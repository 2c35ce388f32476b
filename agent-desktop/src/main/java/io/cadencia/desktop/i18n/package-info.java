/** Texts of the user interface, and money, dates and phones in the form of the portfolio's country. */
@NullMarked
package io.cadencia.desktop.i18n;

import org.jspecify.annotations.NullMarked;
