package io.cadencia.telephony.leg;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import org.jspecify.annotations.Nullable;

/**
 * Follows each leg through its states and tells the listener in the port's words. Events of legs that are not in the
 * registry, that repeat a state or come after the end are dropped. Its owner's thread only.
 */
public final class LegTracker {
    private final LegRegistry registry;
    private final TelephonyListener listener;
    private final LegReactions reactions;

    public LegTracker(LegRegistry registry, TelephonyListener listener, LegReactions reactions) {
        this.registry = registry;
        this.listener = listener;
        this.reactions = reactions;
    }

    /** The leg of a living channel; a channel of ours without a leg must not live on. */
    public @Nullable Leg known(String channel) {
        Leg leg = registry.legOfChannel(channel);
        if (leg == null && ChannelIds.legOf(channel).isPresent()) {
            reactions.orphan(channel);
        }
        return leg;
    }

    /** The switch began to call. */
    public void dialing(Leg leg) {
        if (leg.state() == LegState.REQUESTED) {
            leg.state(LegState.DIALING);
            listener.on(new TelephonyEvent.Dialing(leg.id()));
        }
    }

    /** It rings; told twice or late it changes nothing. */
    public void ringing(Leg leg) {
        dialing(leg);
        if (leg.state() == LegState.DIALING) {
            leg.state(LegState.RINGING);
            listener.on(new TelephonyEvent.Ringing(leg.id()));
        }
    }

    /** Audio before the answer, an announcement or the ringing itself; it answers nothing and stops no limit. */
    public void earlyMedia(Leg leg) {
        dialing(leg);
        boolean unanswered = leg.state() == LegState.DIALING || leg.state() == LegState.RINGING;
        if (unanswered && leg.firstEarlyMedia()) {
            listener.on(new TelephonyEvent.EarlyMedia(leg.id()));
        }
    }

    /** The phone is up. The dialplan hands the leg over at once, or after it has listened for a machine. */
    public void pickedUp(Leg leg) {
        leg.pickedUp();
        if (leg.request().attached()) {
            answered(leg);
        } else if (leg.request().amd() == AmdMode.INLINE && !leg.answered()) {
            leg.analysed(true);
            leg.lookedAt(); // the ringing is over, its limit no longer counts
        }
    }

    /** The dialplan has listened before it hands the leg over. */
    public void judgedBefore(Leg leg, String status, String why) {
        if (!leg.answered()) {
            dialing(leg);
            judged(leg, status, why);
        }
    }

    /**
     * The machine detector's verdict.
     *
     * @param status in the words of app_amd: HUMAN, MACHINE, NOTSURE or HANGUP
     */
    public void judged(Leg leg, String status, String why) {
        if (leg.state() == LegState.ENDING) {
            return;
        }
        AmdVerdict verdict = switch (status) {
            case "HUMAN" -> AmdVerdict.HUMAN;
            case "MACHINE" -> AmdVerdict.MACHINE;
            default -> AmdVerdict.UNSURE;
        };
        listener.on(new TelephonyEvent.MachineDetected(leg.id(), verdict, why, leg.sinceAnswerMs()));
    }

    /** Picked up and under our control. */
    public void answered(Leg leg) {
        dialing(leg);
        if (leg.state() != LegState.DIALING && leg.state() != LegState.RINGING) {
            return; // twice, or on its way out
        }
        leg.pickedUp();
        leg.analysed(false);
        leg.state(LegState.ANSWERED);
        if (leg.paired()) {
            leg.state(LegState.CONNECTED);
            listener.on(new TelephonyEvent.Answered(leg.id()));
        } else if (leg.inbound()) {
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
    public void entered(String channel, String bridge) {
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

    void partnerGone(Leg leg, boolean talked) {
        long partnerLegId = leg.pairedLegId();
        leg.pairedWith(0);
        if (talked) {
            leg.endsWithPartner();
        } else {
            leg.state(LegState.ANSWERED);
        }
        reactions.leftAlone(leg, partnerLegId, talked);
    }

    private void seated(AdvisorLeg advisor) {
        if (!advisor.up()) {
            advisor.cameUp();
            listener.on(new TelephonyEvent.AdvisorUp(advisor.sessionId()));
        }
    }

    /** A leg that is being detached has left its bridge. */
    public void left(@Nullable Leg leg) {
        if (leg != null && leg.detaching()) {
            leg.detaching(false);
            long sessionId = leg.sessionId();
            leg.sessionId(0);
            leg.state(LegState.ANSWERED);
            listener.on(new TelephonyEvent.Disconnected(leg.id(), sessionId));
        }
    }

    /** The dialplan plays the message, by itself too when nobody took the leg; the leg's end will say so. */
    public void messageBegins(@Nullable Leg leg) {
        if (leg == null) {
            return;
        }
        switch (leg.state()) {
            case REQUESTED, DIALING, RINGING, ANSWERED -> {
                leg.disarm();
                leg.state(LegState.MESSAGE);
            }
            case CONNECTING, CONNECTED, HELD, MESSAGE, ENDING, ENDED -> {}
        }
    }

    /** The debtor has heard the message to its end. */
    public void messagePlayed(@Nullable Leg leg) {
        if (leg != null) {
            leg.messageWasPlayed();
            listener.on(new TelephonyEvent.PlaybackFinished(leg.id()));
        }
    }

    /**
     * A channel is no more.
     *
     * @param q850 the cause as Asterisk gives it
     * @param sipCode of the refusal; anything that is no refusal counts as none
     */
    public void destroyed(String channel, int q850, int sipCode) {
        AdvisorLeg advisor = registry.advisorOfChannel(channel);
        if (advisor != null) {
            EndedBy by = advisor.closing() ? EndedBy.US : EndedBy.REMOTE;
            advisorDown(advisor, EndCauses.of(q850, sipCode, by, LegState.CONNECTED));
            return;
        }
        Leg leg = registry.legOfChannel(channel);
        if (leg != null) {
            ended(leg, EndCauses.of(leg, q850, sipCode));
        }
    }

    /** The debtor pressed a key. */
    public void digit(@Nullable Leg leg, String digit) {
        if (leg != null) {
            listener.on(new TelephonyEvent.Dtmf(leg.id(), digit));
        }
    }

    /** The last word about a leg. */
    public void ended(Leg leg, EndCause cause) {
        leg.disarm();
        leg.state(LegState.ENDED);
        registry.remove(leg);
        if (leg.analysed()) { // it was picked up, and that counts
            listener.on(new TelephonyEvent.Answered(leg.id()));
        }
        reactions.ending(leg, cause.by() != EndedBy.LOST);
        listener.on(new TelephonyEvent.Ended(leg.id(), cause));
        Leg partner = registry.leg(leg.pairedLegId());
        if (partner != null && partner.pairedLegId() == leg.id()) {
            partnerGone(partner, Leg.answered(cause.at()));
        }
    }

    /** The switch no longer has it and its end was never told. */
    public void lost(Leg leg) {
        ended(leg, EndCause.lost(leg.lastLive()));
    }

    public void advisorDown(AdvisorLeg advisor, EndCause cause) {
        registry.remove(advisor);
        listener.on(new TelephonyEvent.AdvisorDown(advisor.sessionId(), cause));
        reactions.advisorGone(advisor.sessionId());
    }

    /** Tells what was missed while the link was down. */
    public void catchUp(Leg leg, SwitchSnapshot.Leg now) {
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
            case MESSAGE -> messageBegins(leg);
            default -> {}
        }
    }

    public void catchUp(AdvisorLeg advisor) {
        seated(advisor);
    }
}
