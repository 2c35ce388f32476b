/** The desktop as a whole, against a server that answers by a script. */
@NullMarked
package io.cadencia.desktop.e2e;

import org.jspecify.annotations.NullMarked;
