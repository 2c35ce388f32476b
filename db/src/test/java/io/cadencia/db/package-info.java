@NullMarked
package io.cadencia.db;

import org.jspecify.annotations.NullMarked;
