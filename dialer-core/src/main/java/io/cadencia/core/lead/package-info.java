/** Leads and the hopper that feeds a campaign. */
@NullMarked
package io.cadencia.core.lead;

import org.jspecify.annotations.NullMarked;
