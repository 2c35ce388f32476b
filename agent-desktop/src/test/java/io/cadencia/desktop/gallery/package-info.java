@NullMarked
package io.cadencia.desktop.gallery;

import org.jspecify.annotations.NullMarked;
