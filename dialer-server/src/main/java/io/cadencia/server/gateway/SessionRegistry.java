package io.cadencia.server.gateway;

import io.cadencia.server.security.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions, one per user, at most {@code limit}. Tokens are kept as hashes. Any thread; {@link #find} takes no
 * lock.
 */
final class SessionRegistry {
    private final int limit;
    private final SessionToken tokens = new SessionToken();
    private final Map<Long, DesktopSession> byId = new ConcurrentHashMap<>();
    private final Map<String, DesktopSession> byToken = new HashMap<>();
    private final Map<Long, Entry> byUser = new HashMap<>();

    SessionRegistry(int limit) {
        this.limit = limit;
    }

    /**
     * Opens the user's session. If there is one already it is given again under a new token: the old token is void, the
     * seat and its call live on. Null if the limit is reached.
     */
    synchronized @Nullable Opened open(User user, String locale, long nowMs) {
        Entry existing = byUser.get(user.userId());
        if (existing == null && byUser.size() >= limit) {
            return null;
        }
        DesktopSession session = existing == null ? create(user, locale, nowMs) : existing.session;
        if (existing != null) {
            byToken.remove(existing.tokenHash);
        }
        String token = tokens.fresh();
        String hash = SessionToken.hash(token);
        byToken.put(hash, session);
        byUser.put(user.userId(), new Entry(session, hash));
        return new Opened(session, token);
    }

    private DesktopSession create(User user, String locale, long nowMs) {
        long id;
        do {
            id = tokens.freshSessionId();
        } while (byId.containsKey(id));
        var session = new DesktopSession(id, user, locale, nowMs);
        byId.put(id, session);
        return session;
    }

    @Nullable
    DesktopSession find(long sessionId) {
        return byId.get(sessionId);
    }

    synchronized @Nullable DesktopSession byToken(String token) {
        return byToken.get(SessionToken.hash(token));
    }

    synchronized void remove(DesktopSession session) {
        byId.remove(session.id());
        Entry entry = byUser.get(session.user().userId());
        if (entry != null && entry.session == session) {
            byUser.remove(session.user().userId());
            byToken.remove(entry.tokenHash);
        }
    }

    /** Removes the sessions nobody came back to before {@code limitMs}. */
    synchronized void forget(long limitMs) {
        List<DesktopSession> forgotten =
                byId.values().stream().filter(s -> s.forgotten(limitMs)).toList();
        forgotten.forEach(this::remove);
    }

    int size() {
        return byId.size();
    }

    /** @param token the secret for the desktop; not kept here */
    record Opened(DesktopSession session, String token) {
        @Override
        public String toString() {
            return "Opened[" + session.id() + "]";
        }
    }

    private record Entry(DesktopSession session, String tokenHash) {}
}
