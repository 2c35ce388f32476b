/** Rules that are data: compliance profiles, classification trees, pause reasons. */
@NullMarked
package io.cadencia.server.rules;

import org.jspecify.annotations.NullMarked;
