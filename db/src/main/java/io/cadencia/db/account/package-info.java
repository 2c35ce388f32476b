/** What the desktop shows of an account. */
@NullMarked
package io.cadencia.db.account;

import org.jspecify.annotations.NullMarked;
