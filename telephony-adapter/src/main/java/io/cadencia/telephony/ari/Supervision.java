package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.LegRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Supervisors who take part in an advisor's calls: a snoop on the advisor's phone, in the bridge of the supervisor's. It
 * stays with the phone, so it hears the calls to come too. The three ways differ only in what the supervisor's voice is
 * put into: nothing, the advisor's ear, or both directions of the advisor's line. Event-loop thread only.
 */
final class Supervision {
    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final Snoops snoops;
    private final Map<Long, ChannelIds.Spy> active = new HashMap<>(); // by supervisor

    Supervision(AriRequests requests, AriHttpPool pool, LegRegistry registry, Snoops snoops) {
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        this.snoops = snoops;
    }

    void supervise(long supervisor, long session, SuperviseMode mode, Consumer<Ack> done) {
        switch (mode) {
            case OFF -> {
                end(active.remove(supervisor));
                done.accept(Ack.ACCEPTED);
            }
            case LISTEN -> begin(new ChannelIds.Spy(supervisor, session, "none"), done);
            case WHISPER -> begin(new ChannelIds.Spy(supervisor, session, "out"), done);
            case BARGE -> begin(new ChannelIds.Spy(supervisor, session, "both"), done);
        }
    }

    private void begin(ChannelIds.Spy spy, Consumer<Ack> done) {
        if (spy.supervisor() == spy.session()) {
            done.accept(new Ack.Refused(Ack.Reason.FAILED, "session " + spy.session() + " would supervise itself"));
        } else if (!registry.advisorUp(spy.supervisor()) || !registry.advisorUp(spy.session())) {
            long missing = registry.advisorUp(spy.supervisor()) ? spy.session() : spy.supervisor();
            done.accept(new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + missing));
        } else if (spy.equals(active.get(spy.supervisor()))) {
            done.accept(Ack.ACCEPTED);
        } else {
            ChannelIds.Spy before = active.put(spy.supervisor(), spy);
            String target = ChannelIds.advisor(spy.session());
            snoops.open(target, spy.channel(), spy.whisper(), ready -> join(spy, before, ready, done));
        }
    }

    private void join(ChannelIds.Spy spy, ChannelIds.@Nullable Spy before, AriReply ready, Consumer<Ack> done) {
        if (!ready.ok()) {
            settle(spy, before, ready, done);
            return;
        }
        String bridge = ChannelIds.advisor(spy.supervisor());
        pool.send(requests.addToBridge(bridge, spy.channel()), added -> settle(spy, before, added, done));
    }

    private void settle(ChannelIds.Spy spy, ChannelIds.@Nullable Spy before, AriReply reply, Consumer<Ack> done) {
        end(before); // only now, so that the supervisor misses nothing
        if (!reply.ok()) {
            end(spy);
            active.remove(spy.supervisor(), spy);
        } else if (!spy.equals(active.get(spy.supervisor()))) {
            end(spy); // called off meanwhile
        }
        done.accept(Replies.ack(reply, Ack.Reason.ADVISOR_GONE));
    }

    private void end(ChannelIds.@Nullable Spy spy) {
        if (spy != null) {
            snoops.close(spy.channel());
        }
    }

    /** A phone is down: what a supervisor heard ends with it; Asterisk itself ends what listened to the phone. */
    void advisorGone(long session) {
        end(active.remove(session));
        active.values().removeIf(spy -> spy.session() == session);
    }

    /** Found on the switch by an engine that did not begin it. */
    void adopt(List<ChannelIds.Spy> found) {
        for (ChannelIds.Spy spy : found) {
            ChannelIds.Spy known = active.get(spy.supervisor());
            boolean both = registry.advisorUp(spy.supervisor()) && registry.advisorUp(spy.session());
            if (both && known == null) {
                active.put(spy.supervisor(), spy);
            } else if (!Objects.equals(known, spy)) {
                end(spy);
            }
        }
    }
}
