package io.cadencia.server.app;

import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Which nodes are linked now, and what is wrong with the others. Any thread. */
final class LinkStates {
    private static final String WELL = "";

    private final Map<String, String> troubleByNode = new ConcurrentSkipListMap<>();

    void on(TelephonyEvent event) {
        switch (event) {
            case TelephonyEvent.LinkUp up -> troubleByNode.put(up.node(), WELL);
            case TelephonyEvent.LinkDown down -> troubleByNode.put(down.node(), "link down");
            case TelephonyEvent.LeadershipLost lost ->
                troubleByNode.put(lost.node(), "another engine took over; nothing is dialled until a restart");
            default -> {}
        }
    }

    boolean anyUp() {
        return troubleByNode.containsValue(WELL);
    }

    /** For the console: what is wrong with which node. */
    String text() {
        if (troubleByNode.isEmpty()) {
            return "no link yet";
        }
        String troubles = troubleByNode.entrySet().stream()
                .filter(node -> !node.getValue().equals(WELL))
                .map(node -> node.getKey().isEmpty() ? node.getValue() : node.getKey() + ": " + node.getValue())
                .collect(Collectors.joining(", "));
        return troubles.isEmpty() ? "link up" : troubles;
    }
}
