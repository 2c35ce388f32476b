/** The advisor's screen, shared by predictive and manual dialling. */
@NullMarked
package io.cadencia.desktop.view.advisor;

import org.jspecify.annotations.NullMarked;
