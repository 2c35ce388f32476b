package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.LegRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Supervisors who take part in an advisor's calls: their phone goes to where it hears the advisor's, and back to its own
 * room. It is with the advisor's phone, so it hears the calls to come too. Loop thread only.
 */
final class Supervision {
    private record Watch(long session, SuperviseMode mode) {}

    private final AmiActions actions;
    private final AmiWire wire;
    private final LegRegistry registry;
    private final Map<Long, Watch> active = new HashMap<>(); // by supervisor

    Supervision(AmiActions actions, AmiWire wire, LegRegistry registry) {
        this.actions = actions;
        this.wire = wire;
        this.registry = registry;
    }

    void supervise(long supervisor, long session, SuperviseMode mode, Consumer<Ack> done) {
        Watch wanted = new Watch(session, mode);
        if (mode == SuperviseMode.OFF) {
            if (active.remove(supervisor) == null) {
                done.accept(Ack.ACCEPTED);
            } else {
                move(supervisor, DialplanPlace.ROOM, supervisor, done);
            }
        } else if (supervisor == session) {
            done.accept(new Ack.Refused(Ack.Reason.FAILED, "session " + session + " would supervise itself"));
        } else if (!registry.advisorUp(supervisor) || !registry.advisorUp(session)) {
            long missing = registry.advisorUp(supervisor) ? session : supervisor;
            done.accept(new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + missing));
        } else if (wanted.equals(active.get(supervisor))) {
            done.accept(Ack.ACCEPTED);
        } else {
            active.put(supervisor, wanted);
            move(supervisor, place(mode), session, ack -> {
                if (ack instanceof Ack.Refused) {
                    active.remove(supervisor, wanted);
                }
                done.accept(ack);
            });
        }
    }

    private static DialplanPlace place(SuperviseMode mode) {
        return switch (mode) {
            case LISTEN -> DialplanPlace.LISTENING;
            case WHISPER -> DialplanPlace.WHISPERING;
            case BARGE, OFF -> DialplanPlace.ROOM;
        };
    }

    private void move(long supervisor, DialplanPlace place, long session, Consumer<Ack> done) {
        wire.redirect(
                actions.move(ChannelIds.advisor(supervisor), place, session),
                reply -> done.accept(reply.ack(Ack.Reason.ADVISOR_GONE)));
    }

    /** A phone is down: whoever took part in its calls goes back to their own room. */
    void advisorGone(long session) {
        active.remove(session);
        for (Map.Entry<Long, Watch> watch : List.copyOf(active.entrySet())) {
            if (watch.getValue().session() == session) {
                active.remove(watch.getKey());
                move(watch.getKey(), DialplanPlace.ROOM, watch.getKey(), ignored -> {});
            }
        }
    }
}
