/** Strict reading of YAML: every refusal names the file, the field, the value and the remedy. */
@NullMarked
package io.cadencia.server.rules.yaml;

import org.jspecify.annotations.NullMarked;
