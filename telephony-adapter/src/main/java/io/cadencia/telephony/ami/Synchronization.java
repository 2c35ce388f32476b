package io.cadencia.telephony.ami;

import java.util.function.Consumer;
import org.asteriskjava.manager.action.CoreShowChannelsAction;
import org.asteriskjava.manager.action.CoreStatusAction;
import org.asteriskjava.manager.response.CoreStatusResponse;

/** Asks what the switch has. Loop thread only. */
final class Synchronization {
    private final AmiWire wire;

    Synchronization(AmiWire wire) {
        this.wire = wire;
    }

    /** One of the two is called, once. */
    void read(Consumer<SwitchState> done, Consumer<String> failed) {
        wire.send(new CoreStatusAction(), status -> {
            if (status instanceof AmiReply.Success(CoreStatusResponse core)) {
                list(core.getCoreStartupDate() + " " + core.getCoreStartupTime(), done, failed);
            } else {
                failed.accept("CoreStatus: " + status.detail());
            }
        });
    }

    private void list(String startup, Consumer<SwitchState> done, Consumer<String> failed) {
        wire.list(
                new CoreShowChannelsAction(),
                entries -> done.accept(SwitchState.read(startup, entries.getEvents())),
                reply -> {
                    if (!reply.ok()) {
                        failed.accept("CoreShowChannels: " + reply.detail());
                    }
                });
    }
}
