/** What the server measures of itself, for Prometheus and for reports. */
@NullMarked
package io.cadencia.server.metrics;

import org.jspecify.annotations.NullMarked;
