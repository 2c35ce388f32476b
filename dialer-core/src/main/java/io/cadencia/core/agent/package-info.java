/** Advisors at work: seats and their states. */
@NullMarked
package io.cadencia.core.agent;

import org.jspecify.annotations.NullMarked;
