package io.cadencia.server.app;

import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.server.console.ReadyCheck.State;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** What the switch said last of the link to each of its nodes, for {@code /ready}: well if one of them can be used. */
final class SwitchLink {
    private final Map<String, State> nodes = new ConcurrentSkipListMap<>();

    void on(TelephonyEvent event) {
        switch (event) {
            case TelephonyEvent.LinkUp up -> nodes.put(up.node(), State.ok("link up"));
            case TelephonyEvent.LinkDown down -> nodes.put(down.node(), State.failed("link down: " + down.why()));
            case TelephonyEvent.LeadershipLost lost ->
                nodes.put(
                        lost.node(),
                        State.failed("another engine took over the switch; nothing is dialled until a restart"));
            default -> {}
        }
    }

    State state() {
        if (nodes.isEmpty()) {
            return State.failed("not connected yet");
        }
        boolean usable = nodes.values().stream().anyMatch(State::ok);
        return new State(
                usable,
                nodes.entrySet().stream()
                        .map(node -> (node.getKey().isEmpty() ? "" : node.getKey() + ": ")
                                + node.getValue().detail())
                        .collect(Collectors.joining(", ")));
    }
}
