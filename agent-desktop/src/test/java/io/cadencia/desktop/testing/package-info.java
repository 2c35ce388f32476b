/** What the tests of the desktop share. */
@NullMarked
package io.cadencia.desktop.testing;

import org.jspecify.annotations.NullMarked;
