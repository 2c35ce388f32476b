package io.cadencia.telephony.leg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The legs and advisors that live on the switch as far as we know. Its owner's thread only. */
public final class LegRegistry {
    private final Map<Long, Leg> legs = new HashMap<>();
    private final Map<String, Leg> arrivals = new HashMap<>(); // those from outside, by channel
    private final Map<Long, AdvisorLeg> advisors = new HashMap<>();
    private final Admission admission = new Admission(this);

    /** What may be asked of them now. */
    public Admission admission() {
        return admission;
    }

    @Nullable
    public Leg leg(long legId) {
        return legs.get(legId);
    }

    @Nullable
    public Leg legOfChannel(String channel) {
        OptionalLong id = ChannelIds.legOf(channel);
        return id.isPresent() ? legs.get(id.getAsLong()) : arrivals.get(channel);
    }

    public void add(Leg leg) {
        legs.put(leg.id(), leg);
        if (leg.inbound()) {
            arrivals.put(leg.channel(), leg);
        }
    }

    public void remove(Leg leg) {
        legs.remove(leg.id(), leg);
        arrivals.remove(leg.channel(), leg);
    }

    @Nullable
    public AdvisorLeg advisor(long sessionId) {
        return advisors.get(sessionId);
    }

    @Nullable
    public AdvisorLeg advisorOfChannel(String channel) {
        OptionalLong id = ChannelIds.advisorOf(channel);
        return id.isPresent() ? advisors.get(id.getAsLong()) : null;
    }

    public void add(AdvisorLeg advisor) {
        advisors.put(advisor.sessionId(), advisor);
    }

    public void remove(AdvisorLeg advisor) {
        advisors.remove(advisor.sessionId(), advisor);
    }

    /** The advisor's phone is up and stays so. */
    public boolean advisorUp(long sessionId) {
        AdvisorLeg advisor = advisors.get(sessionId);
        return advisor != null && advisor.up() && !advisor.closing();
    }

    /** A copy, so that legs may end while it is walked. */
    public List<Leg> legs() {
        return new ArrayList<>(legs.values());
    }

    /** A copy. */
    public List<AdvisorLeg> advisors() {
        return new ArrayList<>(advisors.values());
    }
}
