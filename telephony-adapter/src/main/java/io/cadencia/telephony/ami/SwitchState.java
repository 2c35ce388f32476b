package io.cadencia.telephony.ami;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.telephony.leg.AbandonmentNotes;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What {@code CoreShowChannels} and, after it, {@code DBGetTree} of the dialplan's notes say.
 *
 * @param snapshot our legs and advisors
 * @param arrivals the calls from outside
 * @param conferences sessions whose phone is in a conference
 * @param ears of supervisors
 */
record SwitchState(SwitchSnapshot snapshot, List<Arrival> arrivals, Set<Long> conferences, List<ChannelIds.Spy> ears) {
    private static final String DOOR = "from-trunk";

    private static final int RING = 4;
    private static final int RINGING = 5;
    private static final int UP = 6;

    /** A call from outside. */
    record Arrival(long legId, String channel, String called, String caller, boolean answered) {}

    static SwitchState read(Collection<ResponseEvent> list, Collection<ResponseEvent> notes, int node) {
        List<SwitchSnapshot.Leg> legs = new ArrayList<>();
        List<SwitchSnapshot.Advisor> advisors = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        Set<Long> conferences = new HashSet<>();
        List<ChannelIds.Spy> ears = new ArrayList<>();
        for (ResponseEvent event : list) {
            if (event instanceof CoreShowChannelEvent channel && channel.getUniqueid() != null) {
                String id = channel.getUniqueid();
                ChannelIds.advisorOf(id).ifPresent(session -> {
                    advisors.add(new SwitchSnapshot.Advisor(session));
                    if (text(channel.getContext()).equals(DialplanPlace.ROOM.context())) {
                        conferences.add(session);
                    }
                });
                ChannelIds.spyOf(id).ifPresent(ears::add);
                ChannelIds.legOf(id).ifPresent(leg -> legs.add(leg(leg, channel)));
                arrival(id, channel, node).ifPresent(arrival -> {
                    arrivals.add(arrival);
                    legs.add(leg(arrival.legId(), channel));
                });
            }
        }
        return new SwitchState(
                new SwitchSnapshot(List.copyOf(legs), List.copyOf(advisors), abandoned(notes)),
                List.copyOf(arrivals),
                Set.copyOf(conferences),
                List.copyOf(ears));
    }

    private static List<Long> abandoned(Collection<ResponseEvent> notes) {
        List<Long> abandoned = new ArrayList<>();
        for (ResponseEvent event : notes) {
            if (event instanceof AmiEventClasses.Note note) {
                AbandonmentNotes.legOf(text(note.getKey())).ifPresent(abandoned::add);
            }
        }
        return List.copyOf(abandoned);
    }

    private static Optional<Arrival> arrival(String id, CoreShowChannelEvent channel, int node) {
        String context = text(channel.getContext());
        OptionalLong legId = ChannelIds.arrivalOf(id, node);
        boolean ours = context.equals(DOOR) || DialplanPlace.of(context).isPresent();
        if (legId.isEmpty() || !ours) {
            return Optional.empty();
        }
        boolean answered = Leg.answered(state(channel.getChannelState()));
        return Optional.of(
                new Arrival(legId.getAsLong(), id, text(channel.getExten()), text(channel.getCallerIdNum()), answered));
    }

    private static SwitchSnapshot.Leg leg(long legId, CoreShowChannelEvent channel) {
        LegState state = state(channel.getChannelState());
        if (!Leg.answered(state)) {
            return in(legId, state, text(channel.getAccountcode())); // there the originate wrote where it will go
        }
        Optional<DialplanPlace> place = DialplanPlace.of(text(channel.getContext()));
        if (place.isEmpty()) {
            return new SwitchSnapshot.Leg(legId, state, 0);
        }
        String room = place.get().room(text(channel.getExten()));
        return switch (place.get()) {
            case ANSWERED, DETACHED, RINGING -> new SwitchSnapshot.Leg(legId, LegState.ANSWERED, 0);
            case ATTACHED, TALK, ROOM, PASSING, PAIR -> in(legId, LegState.CONNECTED, room);
            case HOLD -> in(legId, LegState.HELD, room);
            case MESSAGE, UNATTENDED -> new SwitchSnapshot.Leg(legId, LegState.MESSAGE, 0);
            case ANALYSED -> new SwitchSnapshot.Leg(legId, LegState.RINGING, 0); // its Answered is about to come
            case ARRIVED, SEAT, RINGBACK, LISTEN, WHISPER, COPY, ANALYSIS ->
                new SwitchSnapshot.Leg(legId, state, 0); // not of an answered leg
        };
    }

    private static SwitchSnapshot.Leg in(long legId, LegState state, String room) {
        long session = ChannelIds.advisorOf(room).orElse(0);
        long partner =
                ChannelIds.pairOf(room).map(pair -> pair.partnerOf(legId)).orElse(0L);
        return new SwitchSnapshot.Leg(legId, state, session, partner);
    }

    private static LegState state(@Nullable Integer state) {
        return switch (state == null ? 0 : state) {
            case UP -> LegState.ANSWERED;
            case RING, RINGING -> LegState.RINGING;
            default -> LegState.DIALING;
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
