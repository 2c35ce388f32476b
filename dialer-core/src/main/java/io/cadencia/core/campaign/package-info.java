/** Campaigns: what is dialled, in which mode and within which limits. */
@NullMarked
package io.cadencia.core.campaign;

import org.jspecify.annotations.NullMarked;
