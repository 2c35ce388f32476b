@NullMarked
package io.cadencia.db.codegen;

import org.jspecify.annotations.NullMarked;
