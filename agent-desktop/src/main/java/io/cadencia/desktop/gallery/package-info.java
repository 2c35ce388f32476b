/** Every screen in every state, without a server: for people who look, and for the screenshot test. */
@NullMarked
package io.cadencia.desktop.gallery;

import org.jspecify.annotations.NullMarked;
