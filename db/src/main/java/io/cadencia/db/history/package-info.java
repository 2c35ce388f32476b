/** What a campaign has recorded, read back as the facts it was. */
@NullMarked
package io.cadencia.db.history;

import org.jspecify.annotations.NullMarked;
