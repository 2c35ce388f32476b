@NullMarked
package io.cadencia.server.importexport;

import org.jspecify.annotations.NullMarked;
