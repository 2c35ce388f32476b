package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Channels that hear what another channel says and is told: for recording and supervision. They follow their channel
 * through every bridge and end with it, whether we are there or not. Event-loop thread only.
 */
final class Snoops {
    /** First argument of the Stasis application. */
    static final String ROLE = "snoop";

    private final AriRequests requests;
    private final AriHttpPool pool;
    private final Map<String, Consumer<AriReply>> opening = new HashMap<>();

    Snoops(AriRequests requests, AriHttpPool pool) {
        this.requests = requests;
        this.pool = pool;
    }

    /**
     * @param snoop the new channel's id
     * @param whisper what the listener's own voice is put into: none, out (the channel hears it) or both (its bridge too)
     * @param ready called once, when the new channel can be used or with the reason why not
     */
    void open(String channel, String snoop, String whisper, Consumer<AriReply> ready) {
        opening.put(snoop, ready);
        pool.send(requests.snoop(channel, snoop, whisper), reply -> {
            if (!reply.ok()) {
                settle(snoop, reply);
            }
        });
    }

    void close(String snoop) {
        pool.send(requests.hangup(snoop), ignored -> {});
    }

    void started(String snoop) {
        settle(snoop, new AriReply.Answered(200, ""));
    }

    void destroyed(String snoop) {
        settle(snoop, new AriReply.Answered(404, "ended before it began"));
    }

    /** Its beginning may have been missed. */
    void linkDown() {
        List<String> waiting = new ArrayList<>(opening.keySet());
        waiting.forEach(snoop -> settle(snoop, new AriReply.Unanswered(Ack.Reason.LINK_DOWN, "while it began")));
    }

    private void settle(String snoop, AriReply outcome) {
        Consumer<AriReply> ready = opening.remove(snoop);
        if (ready != null) {
            ready.accept(outcome);
        }
    }
}
