package io.cadencia.server.app;

import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which nodes are linked now. Any thread. */
final class LinkStates {
    private final Map<String, Boolean> upByNode = new ConcurrentSkipListMap<>();

    void on(TelephonyEvent event) {
        switch (event) {
            case TelephonyEvent.LinkUp up -> upByNode.put(up.node(), true);
            case TelephonyEvent.LinkDown down -> upByNode.put(down.node(), false);
            case TelephonyEvent.LeadershipLost lost -> upByNode.put(lost.node(), false);
            default -> {}
        }
    }

    boolean anyUp() {
        return upByNode.containsValue(true);
    }

    /** For the console: which links are down. */
    String text() {
        String down = String.join(
                ", ",
                upByNode.entrySet().stream()
                        .filter(e -> !e.getValue())
                        .map(Map.Entry::getKey)
                        .toList());
        if (upByNode.isEmpty()) {
            return "no link yet";
        }
        return down.isEmpty() ? "link up" : "link down: " + down;
    }
}
