/** Sign-in and the choice of campaign. */
@NullMarked
package io.cadencia.desktop.view.signin;

import org.jspecify.annotations.NullMarked;
