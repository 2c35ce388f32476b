/** Advisors that need no rest: clients of the desktop protocol, for the demo and for load. */
@NullMarked
package io.cadencia.server.demo.robot;

import org.jspecify.annotations.NullMarked;
