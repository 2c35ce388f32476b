@NullMarked
package io.cadencia.db.account;

import org.jspecify.annotations.NullMarked;
