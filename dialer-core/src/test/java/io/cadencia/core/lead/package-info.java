@org.jspecify.annotations.NullMarked
package io.cadencia.core.lead;
