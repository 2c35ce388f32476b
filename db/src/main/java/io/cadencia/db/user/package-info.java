/** Access to the people who sign in; hashing and policy are the server's. */
@NullMarked
package io.cadencia.db.user;

import org.jspecify.annotations.NullMarked;
