package io.cadencia.telephony.ami;

import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.DialStateEvent;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;

/** What Asterisk's manager events mean for legs and advisors. The library's legacy duplicates fall through. Loop thread only. */
final class AmiEvents {
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final Originations originations;
    private final Ringback ringback;

    AmiEvents(LegRegistry registry, LegTracker tracker, Originations originations, Ringback ringback) {
        this.registry = registry;
        this.tracker = tracker;
        this.originations = originations;
        this.ringback = ringback;
    }

    void on(ManagerEvent event) {
        switch (event) {
            case DialBeginEvent begun -> begun(text(begun.getDestUniqueId()));
            case DialStateEvent state -> progress(text(state.getDestUniqueId()), text(state.getDialStatus()));
            case OriginateResponseEvent response -> {
                if (!response.isSuccess()) {
                    originations.failed(text(response.getActionId()));
                }
            }
            case AmiEventClasses.Joined joined -> tracker.entered(text(joined.getUniqueId()), bridge(joined));
            case DtmfEndEvent digit -> {
                if ("Received".equals(digit.getDirection())) {
                    tracker.digit(registry.legOfChannel(text(digit.getUniqueId())), text(digit.getDigit()));
                }
            }
            case DialplanEvent told -> dialplan(told);
            case AmiEventClasses.Hangup hangup -> hungUp(hangup);
            default -> {}
        }
    }

    /** A conference has the name the dialplan gave it; a bridge of two has none, but the leg was sent to its advisor. */
    private String bridge(AmiEventClasses.Joined event) {
        Leg leg = registry.legOfChannel(text(event.getUniqueId()));
        boolean ofTwo = "basic".equals(event.getBridgeType());
        return leg != null && ofTwo ? ChannelIds.advisor(leg.sessionId()) : text(event.getBridgeName());
    }

    private void begun(String channel) {
        originations.begun(channel);
        Leg leg = tracker.known(channel);
        if (leg != null) {
            tracker.dialing(leg);
        }
    }

    private void progress(String channel, String status) {
        Leg leg = registry.legOfChannel(channel);
        if (leg == null) {
            return;
        }
        switch (status) {
            case "RINGING" -> {
                tracker.ringing(leg);
                ringback.begin(leg);
            }
            case "PROGRESS" -> tracker.earlyMedia(leg);
            default -> {}
        }
    }

    private void dialplan(DialplanEvent event) {
        switch (event.what()) {
            case PICKED_UP -> {
                Leg leg = tracker.known(event.channel());
                if (leg != null) {
                    tracker.pickedUp(leg);
                }
            }
            case JUDGED -> judged(event);
            case ANSWERED -> {
                Leg leg = tracker.known(event.channel());
                if (leg != null) {
                    ringback.answered(leg);
                    tracker.answered(leg);
                }
            }
            case ABANDONED -> tracker.messageBegins(registry.legOfChannel(event.channel()));
            case PLAYED -> tracker.messagePlayed(registry.legOfChannel(event.channel()));
            case ARRIVED, LEADER, OTHER -> {} // the session's business, or nobody's
        }
    }

    /** In line it is the leg itself that tells, else a channel beside it. */
    private void judged(DialplanEvent event) {
        Leg leg = registry.legOfChannel(event.getRef());
        if (leg == null) {
            return;
        }
        if (leg.channel().equals(event.channel())) {
            tracker.judgedBefore(leg, event.getVerdict(), event.getWhy());
        } else {
            tracker.judged(leg, event.getVerdict(), event.getWhy());
        }
    }

    private void hungUp(AmiEventClasses.Hangup event) {
        String channel = text(event.getUniqueId());
        Leg leg = registry.legOfChannel(channel);
        if (leg != null) {
            ringback.ended(leg);
        }
        tracker.destroyed(channel, number(event.getCause()), number(event.getTechCause()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
