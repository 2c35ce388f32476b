package io.cadencia.telephony.ari;

import io.cadencia.core.call.LegState;
import io.cadencia.telephony.leg.AdvisorLeg;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegReactions;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import org.jspecify.annotations.Nullable;

/** What Asterisk's events mean for legs and advisors. Event-loop thread only. */
final class EventTracker {
    /** The dialplan's word when a message was heard to its end. */
    private static final String MESSAGE_PLAYED = "played";

    /** The dialplan's word when it begins to play the abandonment message, asked for or not. */
    private static final String MESSAGE_BEGINS = "abandoned";

    /** First argument of the Stasis application: who the channel is. */
    static final String CUSTOMER = "customer";

    static final String ATTACHED = "attached";
    static final String ADVISOR = "advisor";
    /** Another node's call for an advisor of ours; second argument: the session. */
    static final String TIE = "tie";

    /** A channel that listens to a leg; what becomes of it is {@link MachineDetector}'s business. */
    static final String DETECTOR = "detector";

    private final LegRegistry registry;
    private final LegTracker tracker;
    private final LegReactions reactions;

    EventTracker(LegRegistry registry, LegTracker tracker, LegReactions reactions) {
        this.registry = registry;
        this.tracker = tracker;
        this.reactions = reactions;
    }

    void on(AriEvent event) {
        switch (event) {
            case AriEvent.ChannelState(String at, String channel, String state) ->
                channelState(tracker.known(channel), state);
            case AriEvent.Dial(String at, String channel, String status) ->
                dial(registry.legOfChannel(channel), status);
            case AriEvent.StasisStart start -> started(start);
            case AriEvent.EnteredBridge(String at, String channel, String bridge) -> tracker.entered(channel, bridge);
            case AriEvent.LeftBridge(String at, String channel, String bridge) ->
                tracker.left(registry.legOfChannel(channel));
            case AriEvent.Dtmf(String at, String channel, String digit) ->
                tracker.digit(registry.legOfChannel(channel), digit);
            case AriEvent.UserEvent(String at, String channel, String what) -> {
                switch (what) {
                    case MESSAGE_BEGINS -> tracker.messageBegins(registry.legOfChannel(channel));
                    case MESSAGE_PLAYED -> tracker.messagePlayed(registry.legOfChannel(channel));
                    default -> {}
                }
            }
            case AriEvent.Destroyed(String at, String channel, int cause, int techCause) ->
                tracker.destroyed(channel, cause, techCause);
            case AriEvent.RecordingEnded ended -> {} // the recorder's
            case AriEvent.ApplicationReplaced replaced -> {} // the link's business
            case AriEvent.Other other -> {}
        }
    }

    /** Heard on another link. */
    void messageBegins(long legId) {
        tracker.messageBegins(registry.leg(legId));
    }

    private void channelState(@Nullable Leg leg, String state) {
        if (leg == null) {
            return;
        }
        switch (state) {
            case "Ringing", "Ring" -> tracker.ringing(leg);
            case "Up" -> tracker.pickedUp(leg);
            default -> {}
        }
    }

    private void dial(@Nullable Leg leg, String status) {
        if (leg == null) {
            return;
        }
        switch (status) {
            case "" -> tracker.dialing(leg);
            case "RINGING" -> tracker.ringing(leg);
            case "PROGRESS" -> tracker.earlyMedia(leg);
            default -> {}
        }
    }

    private void started(AriEvent.StasisStart start) {
        switch (start.role()) {
            case CUSTOMER -> {
                Leg leg = tracker.known(start.channel());
                if (leg != null) {
                    if (start.arguments().size() > 3
                            && !start.arguments().get(2).isEmpty()) {
                        tracker.judgedBefore(
                                leg, start.arguments().get(2), start.arguments().get(3));
                    }
                    tracker.answered(leg);
                }
            }
            case ATTACHED -> {
                Leg leg = tracker.known(start.channel());
                if (leg != null && leg.state() == LegState.REQUESTED) {
                    reactions.attach(leg);
                }
            }
            case ADVISOR -> {
                AdvisorLeg advisor = registry.advisorOfChannel(start.channel());
                if (advisor != null && !advisor.up()) {
                    reactions.seat(advisor);
                }
            }
            default -> {} // inbound calls and later roles: not ours
        }
    }
}
