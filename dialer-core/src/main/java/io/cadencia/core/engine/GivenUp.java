package io.cadencia.core.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls that were given up as technical failures while their switch was away. Its dialplan may have gone on without us and
 * played the message to whoever answered; the note it left corrects the books when the switch is back. The last ten
 * thousand: what is older stays a technical failure.
 */
final class GivenUp implements Snapshotable {
    private static final int REMEMBERED = 10_000;

    /**
     * @param node of the switch that had it
     * @param answered was counted as answered before it was given up
     */
    record Call(long attemptId, long campaignId, String node, boolean answered) {
        private void write(StateWriter out) {
            out.writeLong(attemptId);
            out.writeLong(campaignId);
            out.writeText(node);
            out.writeBoolean(answered);
        }

        private static Call read(StateReader in) {
            return new Call(in.readLong(), in.readLong(), in.readText(), in.readBoolean());
        }
    }

    private final Map<Long, Call> calls = new LinkedHashMap<>();

    void add(Attempt attempt) {
        add(new Call(attempt.id, attempt.lead.campaignId(), attempt.line.node(), attempt.answered()));
    }

    private void add(Call call) {
        calls.put(call.attemptId(), call);
        if (calls.size() > REMEMBERED) {
            calls.remove(Campaign.first(calls.keySet()));
        }
    }

    /** The call, which is then forgotten; null if it was not given up, or is corrected already. */
    @Nullable
    Call take(long attemptId) {
        return calls.remove(attemptId);
    }

    void forget(Predicate<Call> which) {
        calls.values().removeIf(which);
    }

    @Override
    public void write(StateWriter out) {
        Wire.writeAll(calls.values(), out, Call::write);
    }

    void read(StateReader in) {
        Wire.readAll(in, Call::read, this::add);
    }
}
