package io.cadencia.telephony.ami;

import java.util.function.Consumer;
import org.asteriskjava.manager.action.CoreShowChannelsAction;

/** Asks what the switch has. Loop thread only. */
final class Synchronization {
    private final AmiWire wire;

    Synchronization(AmiWire wire) {
        this.wire = wire;
    }

    /** One of the two is called, once. */
    void read(Consumer<SwitchState> done, Consumer<String> failed) {
        wire.list(
                new CoreShowChannelsAction(), entries -> done.accept(SwitchState.read(entries.getEvents())), reply -> {
                    if (!reply.ok()) {
                        failed.accept("CoreShowChannels: " + reply.detail());
                    }
                });
    }
}
