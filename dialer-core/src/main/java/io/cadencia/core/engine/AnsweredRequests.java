package io.cadencia.core.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last requests a seat has had carried out, so that one sent again has no second effect. */
final class AnsweredRequests implements Snapshotable {
    /** A desktop has one request of each kind under way at most; this is ample. */
    static final int KEPT = 16;

    private final Deque<String> done = new ArrayDeque<>(KEPT);

    boolean contains(String requestId) {
        return done.contains(requestId);
    }

    void add(String requestId) {
        if (done.size() == KEPT) {
            done.removeFirst();
        }
        done.addLast(requestId);
    }

    @Override
    public void write(StateWriter out) {
        Wire.writeAll(done, out, (id, w) -> w.writeText(id));
    }

    static AnsweredRequests read(StateReader in) {
        var requests = new AnsweredRequests();
        Wire.readAll(in, StateReader::readText, requests.done::addLast);
        return requests;
    }
}
