package io.cadencia.e2e;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The channels as Asterisk itself lists them. Those of calls are called {@code leg-}, of advisors' phones {@code adv-}. */
record SwitchView(List<Channel> channels) {
    private static final int FIELDS = 14;

    /** @param bridge empty = in none */
    record Channel(String id, String state, String application, String bridge) {
        boolean leg() {
            return id.startsWith("leg-");
        }
    }

    static SwitchView read(String concise) {
        return new SwitchView(concise.lines()
                .map(line -> line.split("!", -1))
                .filter(fields -> fields.length >= FIELDS)
                .map(fields -> new Channel(fields[fields.length - 1], fields[4], fields[5], fields[fields.length - 2]))
                .toList());
    }

    List<String> ringing() {
        return legs("Ring", "Ringing", "Down");
    }

    /** Answered, ours, with nobody: in the dialer's hands by ARI, in the dialplan's wait by AMI or while the dialer is away. */
    List<String> waiting() {
        return channels.stream()
                .filter(c -> c.leg()
                        && c.state().equals("Up")
                        && c.bridge().isEmpty()
                        && List.of("Stasis", "Wait").contains(c.application()))
                .map(Channel::id)
                .toList();
    }

    /** The bridge of each call that is in one. */
    Map<String, String> conversations() {
        return channels.stream()
                .filter(c -> c.leg() && !c.bridge().isEmpty())
                .collect(Collectors.toMap(Channel::id, Channel::bridge));
    }

    List<String> ids(String prefix) {
        return channels.stream()
                .map(Channel::id)
                .filter(id -> id.startsWith(prefix))
                .toList();
    }

    private List<String> legs(String... states) {
        return channels.stream()
                .filter(c -> c.leg() && List.of(states).contains(c.state()))
                .map(Channel::id)
                .toList();
    }
}
