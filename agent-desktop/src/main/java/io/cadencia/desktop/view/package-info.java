/** The window: which screen is on, and what lies over every screen. */
@NullMarked
package io.cadencia.desktop.view;

import org.jspecify.annotations.NullMarked;
