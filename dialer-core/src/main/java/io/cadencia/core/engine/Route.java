package io.cadencia.core.engine;

import io.cadencia.core.pacing.LaunchLimit;

/** Through which line a call goes, or why there is none now. */
sealed interface Route {
    /** @param node empty = the only switch */
    record Line(String node, String trunk, String callerId) implements Route {
        static final Line NONE = new Line("", "", "");
    }

    record None(LaunchLimit why) implements Route {}
}
