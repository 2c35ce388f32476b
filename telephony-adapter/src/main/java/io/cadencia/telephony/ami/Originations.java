package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.OriginateAction;

/**
 * Originates under way. Asterisk accepts each blindly and tells later: that the dialling began (accepted), or that there
 * is no such endpoint (refused). Loop thread only.
 */
final class Originations {
    private record Pending(Consumer<Ack> done, long sinceNanos) {}

    private final AmiWire wire;
    private final long timeoutMs;
    private final Map<String, Pending> pending = new HashMap<>();

    Originations(AmiWire wire, long timeoutMs) {
        this.wire = wire;
        this.timeoutMs = timeoutMs;
    }

    /** {@code done} is called once, with what became of it. */
    void send(OriginateAction originate, Consumer<Ack> done) {
        String channel = originate.getChannelId();
        pending.put(channel, new Pending(done, System.nanoTime()));
        wire.send(originate, reply -> {
            if (!reply.ok()) {
                settle(channel, reply.ack(Ack.Reason.UNKNOWN_ENDPOINT));
            }
        });
    }

    void begun(String channel) {
        settle(channel, Ack.ACCEPTED);
    }

    /** Also told of calls that rang in vain; those were accepted long before. */
    void failed(String channel) {
        settle(channel, new Ack.Refused(Ack.Reason.UNKNOWN_ENDPOINT, "the endpoint is unknown or not registered"));
    }

    void sweep() {
        long oldest = System.nanoTime() - timeoutMs * 1_000_000;
        List<String> late = new ArrayList<>();
        pending.forEach((channel, waiting) -> {
            if (waiting.sinceNanos() < oldest) {
                late.add(channel);
            }
        });
        late.forEach(channel ->
                settle(channel, new Ack.Refused(Ack.Reason.TIMED_OUT, "the switch did not begin to dial in time")));
    }

    void failAll(String why) {
        for (String channel : List.copyOf(pending.keySet())) {
            settle(channel, new Ack.Refused(Ack.Reason.LINK_DOWN, why));
        }
    }

    private void settle(String channel, Ack ack) {
        Pending waiting = pending.remove(channel);
        if (waiting != null) {
            waiting.done().accept(ack);
        }
    }
}
