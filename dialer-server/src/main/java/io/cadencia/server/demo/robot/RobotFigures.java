package io.cadencia.server.demo.robot;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the robots of a crew have done. Thread-safe. */
public final class RobotFigures {
    private final LongAdder seated = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final LongAdder classified = new LongAdder();
    private final LongAdder lostLines = new LongAdder();
    private final Map<String, LongAdder> rejections = new ConcurrentHashMap<>();

    void sat() {
        seated.increment();
    }

    void tookCall() {
        calls.increment();
    }

    void classified() {
        classified.increment();
    }

    void lostLine() {
        lostLines.increment();
    }

    void rejected(String code) {
        rejections.computeIfAbsent(code, key -> new LongAdder()).increment();
    }

    /** Robots that have sat down. */
    public long seatedCount() {
        return seated.sum();
    }

    /** Calls that reached a robot. */
    public long callCount() {
        return calls.sum();
    }

    /** Classifications the server acknowledged. */
    public long classifiedCount() {
        return classified.sum();
    }

    public long lostLineCount() {
        return lostLines.sum();
    }

    /** Refusals of the server by code. */
    public Map<String, Long> rejectionCounts() {
        Map<String, Long> counts = new TreeMap<>();
        rejections.forEach((code, count) -> counts.put(code, count.sum()));
        return counts;
    }
}
