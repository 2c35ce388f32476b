/** Mandantes, portfolios, campaigns, and the loading of assignments in bulk. */
@NullMarked
package io.cadencia.db.portfolio;

import org.jspecify.annotations.NullMarked;
