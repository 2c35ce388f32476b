package io.cadencia.telephony.ami;

import io.cadencia.core.call.LegState;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where each advisor's phone is. Alone it waits in a holding bridge; a single call meets it in a bridge of two, which
 * only passes the audio on. A conference mixes, which costs several times as much: everybody moves into one when a third
 * comes or a supervisor's ear does, and it lasts until the advisor's last leg and the last ear are gone. Loop thread only.
 */
final class Seats {
    private final AmiActions actions;
    private final AmiWire wire;
    private final LegRegistry registry;
    private final Supplier<Collection<ChannelIds.Spy>> ears;

    /** Sessions whose phone is in a conference, or on its way there. */
    private final Set<Long> conferences = new HashSet<>();

    private final Set<Leg> joining = new HashSet<>();

    /** @param ears of supervisors, as they are now */
    Seats(AmiActions actions, AmiWire wire, LegRegistry registry, Supplier<Collection<ChannelIds.Spy>> ears) {
        this.ears = ears;
        this.actions = actions;
        this.wire = wire;
        this.registry = registry;
    }

    /** What the switch has, after the link was away. */
    void adopt(Set<Long> inConference) {
        conferences.clear();
        conferences.addAll(inConference);
    }

    /** The advisor's phone is down. */
    void gone(long sessionId) {
        conferences.remove(sessionId);
    }

    boolean inConference(long sessionId) {
        return conferences.contains(sessionId);
    }

    /** The leg to the advisor. */
    void join(Leg leg, long sessionId, Consumer<AmiReply> done) {
        makeRoom(leg, sessionId);
        DialplanPlace place = inConference(sessionId) ? DialplanPlace.ROOM : DialplanPlace.TALK;
        joining.add(leg);
        wire.redirect(actions.move(leg.channel(), place, sessionId), reply -> {
            joining.remove(leg);
            done.accept(reply);
            settle(); // it may have left another advisor
        });
    }

    /** The leg is about to come to the advisor, or to be dialled for the advisor: with others there, in a conference. */
    void makeRoom(Leg leg, long sessionId) {
        List<Leg> others = others(leg, sessionId);
        if (!others.isEmpty()) {
            confer(sessionId, others);
        }
    }

    /** A supervisor is about to come to the advisor and whoever is there. */
    void makeRoom(long sessionId) {
        confer(sessionId, others(null, sessionId));
    }

    private List<Leg> others(@Nullable Leg leg, long sessionId) {
        return registry.legs().stream()
                .filter(other -> other != leg && other.sessionId() == sessionId)
                .filter(other -> joining.contains(other) || isThereOrComes(other))
                .toList();
    }

    /** The advisor and those who are there move into a conference, if they are not in one. */
    private void confer(long sessionId, List<Leg> others) {
        if (!conferences.add(sessionId)) {
            return;
        }
        String advisor = ChannelIds.advisor(sessionId);
        Leg talking = others.stream().filter(Leg::answered).findFirst().orElse(null);
        wire.redirect(
                talking == null
                        ? actions.move(advisor, DialplanPlace.ROOM, sessionId)
                        : actions.meet(advisor, talking.channel(), sessionId),
                ignored -> {});
    }

    private static boolean isThereOrComes(Leg leg) {
        return switch (leg.state()) {
            case CONNECTING, CONNECTED -> true;
            case REQUESTED, DIALING, RINGING, ANSWERED -> leg.request().attached();
            case HELD, MESSAGE, ENDING, ENDED -> false;
        };
    }

    /** The advisor hears that it rings, until the leg is answered or {@link #seat} is called. */
    void ringback(long sessionId) {
        move(sessionId, DialplanPlace.RINGBACK);
    }

    /** The phone to where it waits alone, unless somebody is with it. */
    void seat(long sessionId) {
        boolean alone = registry.legs().stream()
                .noneMatch(leg -> leg.sessionId() == sessionId
                        && (leg.state() == LegState.CONNECTING || leg.state() == LegState.CONNECTED));
        if (alone && !inConference(sessionId)) {
            move(sessionId, DialplanPlace.SEAT);
        }
    }

    /** A leg or an ear has left: ends the conferences of which only the advisor is left. */
    void settle() {
        for (long sessionId : List.copyOf(conferences)) {
            boolean alone = registry.legs().stream().noneMatch(leg -> leg.sessionId() == sessionId);
            if (alone && ears.get().stream().noneMatch(ear -> isIn(ear, sessionId))) {
                conferences.remove(sessionId);
                move(sessionId, DialplanPlace.SEAT);
            }
        }
    }

    private static boolean isIn(ChannelIds.Spy ear, long sessionId) {
        return ear.supervisor() == sessionId || (ear.heardByAll() && ear.session() == sessionId);
    }

    private void move(long sessionId, DialplanPlace place) {
        wire.redirect(actions.move(ChannelIds.advisor(sessionId), place, sessionId), ignored -> {});
    }
}
