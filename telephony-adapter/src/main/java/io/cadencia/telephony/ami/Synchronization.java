package io.cadencia.telephony.ami;

import java.util.Collection;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;

/** Asks what the switch has. Loop thread only. */
final class Synchronization {
    private final AmiWire wire;
    private final int node;

    /** @param node the switch's number among several */
    Synchronization(AmiWire wire, int node) {
        this.wire = wire;
        this.node = node;
    }

    /** One of the two is called, once. */
    void read(Consumer<SwitchState> done, Consumer<String> failed) {
        list(
                new CoreShowChannelsAction(),
                channels ->
                        list(new NotesAction(), notes -> done.accept(SwitchState.read(channels, notes, node)), failed),
                failed);
    }

    private void list(EventGeneratingAction action, Consumer<Collection<ResponseEvent>> done, Consumer<String> failed) {
        wire.list(action, entries -> done.accept(entries.getEvents()), reply -> {
            if (!reply.ok()) {
                failed.accept(action.getAction() + ": " + reply.detail());
            }
        });
    }
}
