@NullMarked
package io.cadencia.db.user;

import org.jspecify.annotations.NullMarked;
