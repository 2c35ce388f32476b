package io.cadencia.telephony.ari;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import org.jspecify.annotations.Nullable;

/**
 * Follows each leg through its states and tells the listener in the port's words. Events of legs that are not in the
 * registry, that repeat a state or come after the end are dropped. Event-loop thread only.
 */
final class EventTracker {
    /** First argument of the Stasis application: who the channel is. */
    static final String CUSTOMER = "customer";

    static final String ATTACHED = "attached";
    static final String ADVISOR = "advisor";

    /** User event of the dialplan when the abandonment message was heard to its end. */
    static final String MESSAGE_PLAYED = "DialerMessagePlayed";

    private static final int Q850_NO_ANSWER = 19;
    private static final long TIMER_SLACK_MS = 300;

    /** What the tracker asks for when an event calls for a command. */
    interface Reactions {
        /** An attached leg's channel exists: into the bridge of whom it is for, then dial. */
        void attach(Leg leg);

        /** An advisor's phone was picked up: into its bridge. */
        void seat(AdvisorLeg advisor);

        /** A predictive leg was answered: guard it until an advisor takes it. */
        void guard(Leg leg);

        /** The leg that this one was paired with is gone, having answered or not. */
        void leftAlone(Leg leg, long partnerLegId, boolean talked);

        /** A channel with a leg's name that is in no register. */
        void orphan(String channel);
    }

    private final LegRegistry registry;
    private final TelephonyListener listener;
    private final Reactions reactions;

    EventTracker(LegRegistry registry, TelephonyListener listener, Reactions reactions) {
        this.registry = registry;
        this.listener = listener;
        this.reactions = reactions;
    }

    void on(AriEvent event) {
        switch (event) {
            case AriEvent.ChannelState(String at, String channel, String state) -> channelState(known(channel), state);
            case AriEvent.Dial(String at, String channel, String status) ->
                dial(registry.legOfChannel(channel), status);
            case AriEvent.StasisStart start -> started(start);
            case AriEvent.EnteredBridge(String at, String channel, String bridge) -> entered(channel, bridge);
            case AriEvent.LeftBridge(String at, String channel, String bridge) -> left(registry.legOfChannel(channel));
            case AriEvent.Dtmf(String at, String channel, String digit) -> {
                Leg leg = registry.legOfChannel(channel);
                if (leg != null) {
                    listener.on(new TelephonyEvent.Dtmf(leg.id(), digit));
                }
            }
            case AriEvent.UserEvent(String at, String channel, String name) ->
                userEvent(registry.legOfChannel(channel), name);
            case AriEvent.Destroyed destroyed -> destroyed(destroyed);
            case AriEvent.ApplicationReplaced replaced -> {} // the link's business
            case AriEvent.Other other -> {}
        }
    }

    /** The leg of a living channel; a channel of ours without a leg must not live on. */
    private @Nullable Leg known(String channel) {
        Leg leg = registry.legOfChannel(channel);
        if (leg == null && ChannelIds.legOf(channel).isPresent()) {
            reactions.orphan(channel);
        }
        return leg;
    }

    private void channelState(@Nullable Leg leg, String state) {
        if (leg == null) {
            return;
        }
        switch (state) {
            case "Ringing", "Ring" -> ringing(leg);
            case "Up" -> {
                if (leg.request().attached()) {
                    answered(leg);
                }
            }
            default -> {}
        }
    }

    private void dial(@Nullable Leg leg, String status) {
        if (leg == null) {
            return;
        }
        switch (status) {
            case "" -> dialing(leg);
            case "RINGING" -> ringing(leg);
            default -> {}
        }
    }

    private void started(AriEvent.StasisStart start) {
        switch (start.role()) {
            case CUSTOMER -> {
                Leg leg = known(start.channel());
                if (leg != null) {
                    answered(leg);
                }
            }
            case ATTACHED -> {
                Leg leg = known(start.channel());
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

    void dialing(Leg leg) {
        if (leg.state() == LegState.REQUESTED) {
            leg.state(LegState.DIALING);
            listener.on(new TelephonyEvent.Dialing(leg.id()));
        }
    }

    private void ringing(Leg leg) {
        dialing(leg);
        if (leg.state() == LegState.DIALING) {
            leg.state(LegState.RINGING);
            listener.on(new TelephonyEvent.Ringing(leg.id()));
        }
    }

    private void answered(Leg leg) {
        dialing(leg);
        if (leg.state() != LegState.DIALING && leg.state() != LegState.RINGING) {
            return; // twice, or on its way out
        }
        leg.state(LegState.ANSWERED);
        if (leg.paired()) {
            leg.state(LegState.CONNECTED);
            listener.on(new TelephonyEvent.Answered(leg.id()));
        } else if (leg.request().attached()) {
            listener.on(new TelephonyEvent.Answered(leg.id()));
            connected(leg, leg.sessionId());
        } else {
            reactions.guard(leg);
            listener.on(new TelephonyEvent.Answered(leg.id()));
        }
    }

    /** A channel is in a bridge of ours; the switch may tell it twice. */
    void entered(String channel, String bridge) {
        AdvisorLeg advisor = registry.advisorOfChannel(channel);
        if (advisor != null) {
            seated(advisor);
            return;
        }
        Leg leg = registry.legOfChannel(channel);
        if (leg == null || leg.state() == LegState.ENDING) {
            return;
        }
        ChannelIds.pairOf(bridge).ifPresent(pair -> paired(leg, pair.partnerOf(leg.id())));
        if (ChannelIds.holdOf(bridge).isPresent()) {
            leg.state(LegState.HELD);
        } else if (ChannelIds.advisorOf(bridge).isPresent() && leg.answered()) {
            connected(leg, ChannelIds.advisorOf(bridge).getAsLong());
        }
    }

    private void connected(Leg leg, long sessionId) {
        boolean resumed = leg.state() == LegState.HELD;
        if (leg.state() == LegState.CONNECTED) {
            return;
        }
        leg.disarm();
        leg.sessionId(sessionId);
        leg.state(LegState.CONNECTED);
        if (!resumed) {
            listener.on(new TelephonyEvent.Connected(leg.id(), sessionId));
        }
    }

    /** An answered leg has left its advisor for another leg; one being dialled was paired from the start. */
    private void paired(Leg leg, long partnerLegId) {
        if (!leg.answered() || leg.pairedLegId() == partnerLegId) {
            return;
        }
        long sessionId = leg.sessionId();
        leg.disarm();
        leg.sessionId(0);
        leg.pairedWith(partnerLegId);
        leg.state(LegState.CONNECTED);
        if (sessionId != 0) {
            listener.on(new TelephonyEvent.Disconnected(leg.id(), sessionId));
        }
        if (registry.leg(partnerLegId) == null) {
            partnerGone(leg, true);
        }
    }

    private void partnerGone(Leg leg, boolean talked) {
        long partnerLegId = leg.pairedLegId();
        leg.pairedWith(0);
        leg.state(LegState.ANSWERED);
        reactions.leftAlone(leg, partnerLegId, talked);
    }

    private void seated(AdvisorLeg advisor) {
        if (!advisor.up()) {
            advisor.cameUp();
            listener.on(new TelephonyEvent.AdvisorUp(advisor.sessionId()));
        }
    }

    /** A leg that is being detached has left its bridge. */
    void left(@Nullable Leg leg) {
        if (leg != null && leg.detaching()) {
            leg.detaching(false);
            long sessionId = leg.sessionId();
            leg.sessionId(0);
            leg.state(LegState.ANSWERED);
            listener.on(new TelephonyEvent.Disconnected(leg.id(), sessionId));
        }
    }

    private void userEvent(@Nullable Leg leg, String name) {
        if (leg != null && name.equals(MESSAGE_PLAYED)) {
            leg.messageWasPlayed();
            listener.on(new TelephonyEvent.PlaybackFinished(leg.id()));
        }
    }

    private void destroyed(AriEvent.Destroyed event) {
        AdvisorLeg advisor = registry.advisorOfChannel(event.channel());
        if (advisor != null) {
            advisorDown(advisor, cause(event, advisor.closing() ? EndedBy.US : EndedBy.REMOTE, LegState.CONNECTED));
            return;
        }
        Leg leg = registry.legOfChannel(event.channel());
        if (leg != null) {
            ended(leg, cause(event, endedBy(leg, event.cause()), leg.lastLive()));
        }
    }

    private static EndCause cause(AriEvent.Destroyed event, EndedBy by, LegState at) {
        int sip = event.techCause() >= 300 && event.techCause() < 700 ? event.techCause() : 0;
        return new EndCause(event.cause(), sip, by, at);
    }

    private static EndedBy endedBy(Leg leg, int q850) {
        if (leg.hungUpByUs()) {
            return EndedBy.US;
        }
        boolean rangOut = !leg.answered()
                && q850 == Q850_NO_ANSWER
                && leg.ageMs() + TIMER_SLACK_MS >= leg.request().ringTimeoutMs();
        return rangOut || leg.messagePlayed() || leg.endedWithPartner() ? EndedBy.SWITCH : EndedBy.REMOTE;
    }

    /** The last word about a leg. */
    void ended(Leg leg, EndCause cause) {
        leg.disarm();
        leg.state(LegState.ENDED);
        registry.remove(leg);
        listener.on(new TelephonyEvent.Ended(leg.id(), cause));
        Leg partner = registry.leg(leg.pairedLegId());
        if (partner != null && partner.pairedLegId() == leg.id()) {
            partnerGone(partner, cause.at().ordinal() >= LegState.ANSWERED.ordinal());
        }
    }

    void lost(Leg leg) {
        ended(leg, EndCause.lost(leg.lastLive()));
    }

    void advisorDown(AdvisorLeg advisor, EndCause cause) {
        registry.remove(advisor);
        listener.on(new TelephonyEvent.AdvisorDown(advisor.sessionId(), cause));
    }

    /** Tells what was missed while the link was down. */
    void catchUp(Leg leg, SwitchSnapshot.Leg now) {
        switch (now.state()) {
            case RINGING -> ringing(leg);
            case ANSWERED -> answered(leg);
            case CONNECTED -> {
                answered(leg);
                if (now.sessionId() != 0) {
                    connected(leg, now.sessionId());
                } else if (registry.leg(now.pairedLegId()) != null) {
                    paired(leg, now.pairedLegId());
                }
            }
            case HELD -> leg.state(LegState.HELD);
            default -> {}
        }
    }

    void catchUp(AdvisorLeg advisor) {
        seated(advisor);
    }
}
