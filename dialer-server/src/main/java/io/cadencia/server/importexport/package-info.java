/**
 * Files in and out: the portfolio import (layout "Asignación" of domain.md 3.8) and the generator of plausible
 * portfolios for demo and tests.
 */
@NullMarked
package io.cadencia.server.importexport;

import org.jspecify.annotations.NullMarked;
