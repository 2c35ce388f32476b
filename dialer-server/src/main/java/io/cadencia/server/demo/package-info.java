/** The demo: everything on embedded defaults, with robots as advisors. */
@NullMarked
package io.cadencia.server.demo;

import org.jspecify.annotations.NullMarked;
