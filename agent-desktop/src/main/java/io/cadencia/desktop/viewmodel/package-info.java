/** What the screens show and do, as plain properties; used on one thread, and tested without a toolkit. */
@NullMarked
package io.cadencia.desktop.viewmodel;

import org.jspecify.annotations.NullMarked;
