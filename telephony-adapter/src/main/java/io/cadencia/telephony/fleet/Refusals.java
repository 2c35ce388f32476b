package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.Ack;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a fleet refuses by itself, before any node is asked. */
final class Refusals {
    private Refusals() {}

    static CompletionStage<Ack> gone(long legId) {
        return refused(Ack.Reason.LEG_GONE, "leg " + legId);
    }

    static CompletionStage<Ack> unknownNode(String name) {
        return refused(Ack.Reason.LINK_DOWN, "there is no node '" + name + "'");
    }

    static CompletionStage<Ack> refused(Ack.Reason reason, String detail) {
        return CompletableFuture.completedFuture(new Ack.Refused(reason, detail));
    }
}
