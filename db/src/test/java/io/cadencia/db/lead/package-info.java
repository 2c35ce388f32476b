@NullMarked
package io.cadencia.db.lead;

import org.jspecify.annotations.NullMarked;
