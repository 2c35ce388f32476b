package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The tie lines that are up or coming up: at most one for a session on each node that is not its home. On its node a
 * tie is an advisor's phone like any other, under the session's id made negative. Any thread.
 */
final class TieLines {
    /** An answered debtor waits for it: longer than the wait limit is of no use. */
    static final long LIMIT_MS = 1_500;

    private record Key(Node at, long sessionId) {}

    /** @param up completes true when the line stands, false when it does not come up */
    private record Line(Node to, CompletableFuture<Boolean> up) {}

    private final Map<Key, Line> lines = new ConcurrentHashMap<>();
    /** Those a node had when its link came up, until it is known where they lead. */
    private final Set<Key> found = ConcurrentHashMap.newKeySet();

    /** The id under which a node that is not its home knows a session. */
    static long idOf(long sessionId) {
        return -sessionId;
    }

    static boolean isTie(long localSessionId) {
        return localSessionId < 0;
    }

    /** Completes true when the debtors of {@code at} can hear the session's advisor, whose phone is on {@code home}. */
    CompletionStage<Boolean> reach(Node at, long sessionId, Node home) {
        Key key = new Key(at, sessionId);
        Line fresh = new Line(home, new CompletableFuture<>());
        Line line = lines.compute(key, (_, known) -> known != null && known.to == home ? known : fresh);
        if (line == fresh) {
            open(key, fresh);
        }
        return line.up;
    }

    private void open(Key key, Line line) {
        var _ = key.at
                .telephony()
                .openAdvisor(idOf(key.sessionId), new AdvisorEndpoint.Tie(line.to.sipAddress(), key.sessionId))
                .whenComplete((ack, bug) -> {
                    if (!(ack instanceof Ack.Accepted)) {
                        line.up.complete(false);
                    }
                });
        line.up.completeOnTimeout(false, LIMIT_MS, TimeUnit.MILLISECONDS);
        line.up.thenAccept(stands -> {
            if (!stands && lines.remove(key, line)) {
                key.at.telephony().closeAdvisor(idOf(key.sessionId));
            }
        });
    }

    /** The node reports that a tie stands; one nobody asked for is of an engine before us. */
    void cameUp(Node at, long sessionId, Node home) {
        lines.computeIfAbsent(new Key(at, sessionId), _ -> new Line(home, new CompletableFuture<>()))
                .up
                .complete(true);
    }

    /** The node has this tie, perhaps of an engine before us; {@link #settle} decides what becomes of it. */
    void found(Node at, long sessionId) {
        found.add(new Key(at, sessionId));
    }

    /**
     * Takes the ties found over. Debtors may talk through one whose phone's node has not come up yet: it waits for that. Once
     * every node has told its phones, a tie to nobody's leads nowhere.
     */
    void settle(Whereabouts where) {
        found.removeIf(key -> {
            Node home = where.homeOf(key.sessionId);
            if (home == null && !where.allLearned()) {
                return false;
            }
            if (home == null || home == key.at) {
                key.at.telephony().closeAdvisor(idOf(key.sessionId)); // the next call opens another
            } else {
                cameUp(key.at, key.sessionId, home);
            }
            return true;
        });
    }

    /** The node reports the end of a tie; true if it had stood and nobody had closed it. */
    boolean fell(Node at, long sessionId) {
        Key key = new Key(at, sessionId);
        boolean stood = found.remove(key);
        Line line = lines.remove(key);
        return stood || (line != null && !line.up.complete(false) && line.up.getNow(false));
    }

    /** The session is over, or its phone moves: its ties lead nowhere. */
    void closeAll(long sessionId) {
        lines.forEach((key, line) -> {
            if (key.sessionId == sessionId && lines.remove(key, line)) {
                line.up.complete(false);
                key.at.telephony().closeAdvisor(idOf(sessionId));
            }
        });
    }
}
