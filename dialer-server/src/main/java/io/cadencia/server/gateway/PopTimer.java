package io.cadencia.server.gateway;

import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CallState;
import org.jspecify.annotations.Nullable;

/** Time from a connected call first shown to its desktop until the desktop says it is painted. Guarded by its session. */
final class PopTimer {
    private long attemptId;
    private long shownAt;
    private boolean running;

    void shown(@Nullable Call call, long nowNanos) {
        if (call != null && call.state() == CallState.CONNECTED && call.attemptId() != attemptId) {
            attemptId = call.attemptId();
            shownAt = nowNanos;
            running = true;
        }
    }

    /** Nanoseconds since the call was shown; -1 if this is not the call that is being measured. */
    long painted(long paintedAttempt, long nowNanos) {
        if (!running || paintedAttempt != attemptId) {
            return -1;
        }
        running = false;
        return nowNanos - shownAt;
    }

    /** A reconnect in between would measure the network's absence. */
    void cancel() {
        running = false;
    }
}
