/** Leads from the accounts of a campaign, with locks that survive a restart. */
@NullMarked
package io.cadencia.db.lead;

import org.jspecify.annotations.NullMarked;
