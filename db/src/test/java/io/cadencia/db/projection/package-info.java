@NullMarked
package io.cadencia.db.projection;

import org.jspecify.annotations.NullMarked;
