package io.cadencia.telephony.leg;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.SuperviseMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Supervisors who take part in advisors' calls, each through one ear: it lets the supervisor's phone hear what the
 * advisor's does, and stays with that phone, so it hears the calls to come too. The three ways differ only in what the
 * supervisor's voice is put into: nothing, the advisor's ear, or the whole conversation. Its owner's thread only.
 */
public final class Supervision {
    /** How the switch makes ears. */
    public interface Ears {
        /** {@code done} is called once: the supervisor hears, or the reason why not. */
        void open(ChannelIds.Spy ear, Consumer<Ack> done);

        /** Also asked of ears that have gone by themselves. */
        void close(ChannelIds.Spy ear);
    }

    private final LegRegistry registry;
    private final Ears ears;
    private final Map<Long, ChannelIds.Spy> active = new HashMap<>(); // by supervisor

    public Supervision(LegRegistry registry, Ears ears) {
        this.registry = registry;
        this.ears = ears;
    }

    /** See {@link io.cadencia.core.port.telephony.TelephonySwitch#supervise}. */
    public void supervise(long supervisor, long session, SuperviseMode mode, Consumer<Ack> done) {
        switch (mode) {
            case OFF -> {
                close(active.remove(supervisor));
                done.accept(Ack.ACCEPTED);
            }
            case LISTEN -> begin(new ChannelIds.Spy(supervisor, session, ChannelIds.Spy.NOBODY), done);
            case WHISPER -> begin(new ChannelIds.Spy(supervisor, session, ChannelIds.Spy.ADVISOR), done);
            case BARGE -> begin(new ChannelIds.Spy(supervisor, session, ChannelIds.Spy.EVERYBODY), done);
        }
    }

    private void begin(ChannelIds.Spy ear, Consumer<Ack> done) {
        if (ear.supervisor() == ear.session()) {
            done.accept(new Ack.Refused(Ack.Reason.FAILED, "session " + ear.session() + " would supervise itself"));
        } else if (!registry.advisorUp(ear.supervisor()) || !registry.advisorUp(ear.session())) {
            long missing = registry.advisorUp(ear.supervisor()) ? ear.session() : ear.supervisor();
            done.accept(new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + missing));
        } else if (ear.equals(active.get(ear.supervisor()))) {
            done.accept(Ack.ACCEPTED);
        } else {
            ChannelIds.Spy before = active.put(ear.supervisor(), ear);
            ears.open(ear, outcome -> opened(ear, before, outcome, done));
        }
    }

    private void opened(ChannelIds.Spy ear, ChannelIds.@Nullable Spy before, Ack outcome, Consumer<Ack> done) {
        if (outcome instanceof Ack.Refused) {
            active.remove(ear.supervisor(), ear);
        }
        close(before); // only now, so that the supervisor misses nothing
        if (!ear.equals(active.get(ear.supervisor()))) {
            close(ear); // refused, or called off meanwhile
        }
        done.accept(outcome);
    }

    private void close(ChannelIds.@Nullable Spy ear) {
        if (ear != null) {
            ears.close(ear);
        }
    }

    /** Those that are open, or about to be. */
    public List<ChannelIds.Spy> ears() {
        return List.copyOf(active.values());
    }

    /** A phone is down: what a supervisor heard ends with it. */
    public void advisorGone(long session) {
        List<ChannelIds.Spy> over = active.values().stream()
                .filter(ear -> ear.session() == session || ear.supervisor() == session)
                .toList();
        over.forEach(ear -> active.remove(ear.supervisor()));
        over.forEach(ears::close);
    }

    /** Found on the switch by an engine that did not begin it. */
    public void adopt(List<ChannelIds.Spy> found) {
        for (ChannelIds.Spy ear : found) {
            ChannelIds.Spy known = active.get(ear.supervisor());
            boolean both = registry.advisorUp(ear.supervisor()) && registry.advisorUp(ear.session());
            if (both && known == null) {
                active.put(ear.supervisor(), ear);
            } else if (!Objects.equals(known, ear)) {
                close(ear);
            }
        }
    }
}
