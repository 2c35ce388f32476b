/** Small controls the screens share. */
@NullMarked
package io.cadencia.desktop.view.common;

import org.jspecify.annotations.NullMarked;
