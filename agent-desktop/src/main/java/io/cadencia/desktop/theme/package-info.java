/** Light and dark, text scale, icons and fonts. */
@NullMarked
package io.cadencia.desktop.theme;

import org.jspecify.annotations.NullMarked;
