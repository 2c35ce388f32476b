package io.cadencia.telephony.ami;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What {@code CoreStatus} and {@code CoreShowChannels} say together.
 *
 * @param startup when Asterisk started, as it writes it; another value means that it was restarted
 * @param snapshot our legs and advisors
 */
record SwitchState(String startup, SwitchSnapshot snapshot) {
    private static final int RING = 4;
    private static final int RINGING = 5;
    private static final int UP = 6;

    static SwitchState read(String startup, Collection<ResponseEvent> list) {
        List<SwitchSnapshot.Leg> legs = new ArrayList<>();
        List<SwitchSnapshot.Advisor> advisors = new ArrayList<>();
        for (ResponseEvent event : list) {
            if (event instanceof CoreShowChannelEvent channel && channel.getUniqueid() != null) {
                String id = channel.getUniqueid();
                ChannelIds.advisorOf(id).ifPresent(session -> advisors.add(new SwitchSnapshot.Advisor(session)));
                ChannelIds.legOf(id).ifPresent(leg -> legs.add(leg(leg, channel)));
            }
        }
        return new SwitchState(startup, new SwitchSnapshot(List.copyOf(legs), List.copyOf(advisors)));
    }

    private static SwitchSnapshot.Leg leg(long legId, CoreShowChannelEvent channel) {
        LegState state = beforeAnswer(channel.getChannelState());
        Optional<DialplanPlace> place = DialplanPlace.of(String.valueOf(channel.getContext()));
        if (!Leg.answered(state) || place.isEmpty()) {
            return new SwitchSnapshot.Leg(legId, state, 0);
        }
        return switch (place.get()) {
            case ANSWERED, DETACHED, RINGING -> new SwitchSnapshot.Leg(legId, LegState.ANSWERED, 0);
            case ATTACHED, ROOM -> new SwitchSnapshot.Leg(legId, LegState.CONNECTED, session(channel));
            case HOLD -> new SwitchSnapshot.Leg(legId, LegState.HELD, session(channel));
            case MESSAGE -> new SwitchSnapshot.Leg(legId, LegState.MESSAGE, 0);
        };
    }

    private static LegState beforeAnswer(@Nullable Integer state) {
        return switch (state == null ? 0 : state) {
            case UP -> LegState.ANSWERED;
            case RING, RINGING -> LegState.RINGING;
            default -> LegState.DIALING;
        };
    }

    private static long session(CoreShowChannelEvent channel) {
        try {
            return Long.parseLong(String.valueOf(channel.getExten()));
        } catch (NumberFormatException notYet) {
            return 0;
        }
    }
}
