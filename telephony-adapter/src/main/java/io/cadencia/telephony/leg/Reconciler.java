package io.cadencia.telephony.leg;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what we knew with what the switch has when the link comes up: legs that are gone end as lost, legs we never
 * knew (a new engine took over) are adopted, and what was missed in between is told. Its owner's thread only.
 */
public final class Reconciler {
    /** Limits of an adopted leg, whose request we never saw. */
    private static final long ADOPTED_RING_MS = 60_000;

    private static final long ADOPTED_WAIT_MS = 2_000;

    private final LegRegistry registry;
    private final LegTracker tracker;
    private final LegReactions reactions;
    private final Set<String> destroyed = new HashSet<>();
    /** A few at most for each leg that is there; they go with the next connection. */
    private final List<Runnable> early = new ArrayList<>();

    public Reconciler(LegRegistry registry, LegTracker tracker, LegReactions reactions) {
        this.registry = registry;
        this.tracker = tracker;
        this.reactions = reactions;
    }

    /** The switch is being asked: from now on remember what ends meanwhile. */
    public void begin() {
        destroyed.clear();
        early.clear();
    }

    /** This is of a leg that is about to be adopted: what was told of it before {@link #tellEarly} is told again then. */
    public void tooEarly(Runnable event) {
        early.add(event);
    }

    /** The link was told as up: now what happened to the adopted legs while the switch was asked. */
    public void tellEarly() {
        List.copyOf(early).forEach(Runnable::run);
        early.clear();
    }

    public void ended(String channel) {
        destroyed.add(channel);
    }

    /** It ended while the switch was being asked. */
    public boolean hasEnded(String channel) {
        return destroyed.contains(channel);
    }

    /** Brings the registry in line and returns the snapshot without what ended while it was taken. */
    public SwitchSnapshot apply(SwitchSnapshot taken) {
        SwitchSnapshot now = withoutEnded(taken);
        Map<Long, SwitchSnapshot.Leg> present = new HashMap<>();
        now.legs().forEach(leg -> present.put(leg.legId(), leg));
        for (Leg leg : registry.legs()) {
            if (!present.containsKey(leg.id())) {
                if (now.abandoned().contains(leg.id())) {
                    tracker.messageBegins(leg);
                }
                tracker.lost(leg);
            }
        }
        now.legs().forEach(this::meet);
        now.abandoned().forEach(leg -> tracker.messageBegins(registry.leg(leg)));
        now.legs().forEach(leg -> endOfLonely(leg, present.keySet()));
        Set<Long> sessions = new HashSet<>();
        now.advisors().forEach(advisor -> sessions.add(advisor.sessionId()));
        for (AdvisorLeg advisor : registry.advisors()) {
            if (!sessions.contains(advisor.sessionId())) {
                tracker.advisorDown(advisor, EndCause.lost(LegState.CONNECTED));
            }
        }
        sessions.forEach(this::meetAdvisor);
        return withoutLonely(now, present.keySet());
    }

    /** An adopted leg whose partner is gone: whether that one had answered nobody knows any more. */
    private void endOfLonely(SwitchSnapshot.Leg now, Set<Long> present) {
        Leg leg = registry.leg(now.legId());
        if (leg != null && leg.paired() && !present.contains(leg.pairedLegId())) {
            tracker.partnerGone(leg, true);
        }
    }

    private static SwitchSnapshot withoutLonely(SwitchSnapshot now, Set<Long> present) {
        List<SwitchSnapshot.Leg> legs = now.legs().stream()
                .map(leg -> leg.pairedLegId() == 0 || present.contains(leg.pairedLegId())
                        ? leg
                        : new SwitchSnapshot.Leg(leg.legId(), LegState.ANSWERED, 0))
                .toList();
        return new SwitchSnapshot(legs, now.advisors(), now.abandoned());
    }

    private SwitchSnapshot withoutEnded(SwitchSnapshot taken) {
        List<SwitchSnapshot.Leg> legs = taken.legs().stream()
                .filter(leg -> !destroyed.contains(channel(leg.legId())))
                .toList();
        List<SwitchSnapshot.Advisor> advisors = taken.advisors().stream()
                .filter(advisor -> !destroyed.contains(ChannelIds.advisor(advisor.sessionId())))
                .toList();
        return new SwitchSnapshot(legs, advisors, taken.abandoned());
    }

    private String channel(long legId) {
        Leg known = registry.leg(legId);
        return known == null ? ChannelIds.leg(legId) : known.channel();
    }

    private void meet(SwitchSnapshot.Leg now) {
        Leg known = registry.leg(now.legId());
        if (known != null) {
            tracker.catchUp(known, now);
            return;
        }
        DialRequest unseen = new DialRequest(
                now.legId(),
                "",
                "",
                "",
                ADOPTED_RING_MS,
                ADOPTED_WAIT_MS,
                now.sessionId(),
                now.pairedLegId(),
                AmdMode.NONE,
                "");
        Leg adopted = new Leg(unseen, now.state());
        adopted.wasPlaced();
        registry.add(adopted);
        if (now.state() == LegState.ANSWERED) {
            reactions.guard(adopted);
        }
    }

    private void meetAdvisor(long sessionId) {
        AdvisorLeg known = registry.advisor(sessionId);
        if (known == null) {
            AdvisorLeg adopted = new AdvisorLeg(sessionId);
            adopted.cameUp();
            registry.add(adopted);
            reactions.seat(adopted);
        } else if (!known.up()) {
            reactions.seat(known);
        }
    }
}
