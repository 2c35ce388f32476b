@NullMarked
package io.cadencia.db.embedded;

import org.jspecify.annotations.NullMarked;
