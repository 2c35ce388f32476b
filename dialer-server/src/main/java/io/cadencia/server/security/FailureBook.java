package io.cadencia.server.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures by key (a login, an address) and blocks a key that reached the limit, for a while. Failures older
 * than that while are forgotten. Keeps at most a given number of keys: the one untouched longest is dropped.
 * Thread-safe.
 */
public final class FailureBook {
    private final int limit;
    private final Duration block;
    private final int maxKeys;
    private final Map<String, Page> pages = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param limit the failure of this number blocks the key
     * @param block how long a key is blocked, and how long a failure counts
     */
    public FailureBook(int limit, Duration block, int maxKeys) {
        this.limit = limit;
        this.block = block;
        this.maxKeys = maxKeys;
    }

    /** Until when the key is blocked, or null if it is not. */
    public synchronized @Nullable Instant blockedUntil(String key, Instant now) {
        Page page = pages.get(key);
        if (page == null || page.failures < limit) {
            return null;
        }
        Instant until = page.last.plus(block);
        return now.isBefore(until) ? until : null;
    }

    /** Counts a failure; returns until when the key is blocked by it, or null. */
    public synchronized @Nullable Instant failed(String key, Instant now) {
        Page page = pages.get(key);
        boolean fresh = page != null && now.isBefore(page.last.plus(block));
        int failures = page != null && fresh ? page.failures + 1 : 1;
        pages.put(key, new Page(failures, now));
        dropOldest();
        return failures >= limit ? now.plus(block) : null;
    }

    public synchronized void succeeded(String key) {
        pages.remove(key);
    }

    synchronized int size() {
        return pages.size();
    }

    private void dropOldest() {
        Iterator<String> oldest = pages.keySet().iterator();
        while (pages.size() > maxKeys) {
            oldest.next();
            oldest.remove();
        }
    }

    private record Page(int failures, Instant last) {}
}
