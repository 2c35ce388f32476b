package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Supervision;
import java.util.function.Consumer;

/** A supervisor's ear is a snoop on the advisor's phone, in the bridge of the supervisor's. Event-loop thread only. */
final class SnoopEars implements Supervision.Ears {
    private final AriRequests requests;
    private final AriHttpPool pool;
    private final Snoops snoops;

    SnoopEars(AriRequests requests, AriHttpPool pool, Snoops snoops) {
        this.requests = requests;
        this.pool = pool;
        this.snoops = snoops;
    }

    @Override
    public void open(ChannelIds.Spy ear, Consumer<Ack> done) {
        String bridge = ChannelIds.advisor(ear.supervisor());
        snoops.open(ChannelIds.advisor(ear.session()), ear.channel(), ear.whisper(), ready -> {
            if (ready.ok()) {
                pool.send(
                        requests.addToBridge(bridge, ear.channel()),
                        added -> done.accept(Replies.ack(added, Ack.Reason.ADVISOR_GONE)));
            } else {
                done.accept(Replies.ack(ready, Ack.Reason.ADVISOR_GONE));
            }
        });
    }

    @Override
    public void close(ChannelIds.Spy ear) {
        snoops.close(ear.channel());
    }
}
