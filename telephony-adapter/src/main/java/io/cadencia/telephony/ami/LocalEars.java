package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Supervision;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A supervisor's ear is a channel of two halves. One is in the supervisor's conference, and bears the ear's name; the other
 * listens to the advisor's phone (ChanSpy), or is in the advisor's conference, where everybody hears the supervisor. Either
 * phone may end without the other. The one that listens to a phone without any audio stays there until there is some:
 * nobody hears through it any more, and its name is its own. Loop thread only.
 */
final class LocalEars implements Supervision.Ears {
    private final AmiActions actions;
    private final AmiWire wire;
    private final Originations originations;
    private final Seats seats;

    LocalEars(AmiActions actions, AmiWire wire, Originations originations, Seats seats) {
        this.actions = actions;
        this.wire = wire;
        this.originations = originations;
        this.seats = seats;
    }

    @Override
    public void open(ChannelIds.Spy ear, Consumer<Ack> done) {
        seats.makeRoom(ear.supervisor());
        if (ear.heardByAll()) {
            seats.makeRoom(ear.session());
        }
        originations.send(actions.ear(ear, "ear-" + UUID.randomUUID()), done);
    }

    @Override
    public void close(ChannelIds.Spy ear) {
        wire.send(actions.hangup(ear.channel()), ignored -> {});
        seats.settle();
    }
}
