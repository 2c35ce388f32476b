package io.cadencia.telephony.simulated;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.core.port.telephony.TelephonySwitch;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The telephony port with a simulated carrier and simulated debtors. Deterministic: with a {@link VirtualScheduler} the
 * same seed and the same requests at the same instants give the same events in the same order. Any trunk exists; an
 * advisor's account exists when it was provisioned or is of the robots' domain.
 */
public final class SimulatedTelephony implements TelephonySwitch {
    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.HOLD,
            Capability.MUTE,
            Capability.DTMF,
            Capability.ATTACHED_DIAL,
            Capability.PROVISIONING,
            Capability.SIP_CODE,
            Capability.AMD_PARALLEL,
            Capability.AMD_INLINE,
            Capability.TRANSFER);

    private final Scheduler scheduler;
    private final SimulatedSettings settings;
    private final Set<String> accounts = new HashSet<>();
    private final Map<Long, Boolean> advisors = new LinkedHashMap<>(); // session -> picked up
    private TelephonyListener listener = event -> {};
    private @Nullable SimulatedCarrier carrier;
    private boolean linked;

    /** The scheduler stays the caller's: it is not closed here. */
    public SimulatedTelephony(Scheduler scheduler, SimulatedSettings settings) {
        this.scheduler = scheduler;
        this.settings = settings;
    }

    @Override
    public void start(TelephonyListener events) {
        scheduler.schedule(0, () -> {
            listener = events;
            carrier = new SimulatedCarrier(scheduler, settings, events);
            linked = true;
            events.on(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false));
        });
    }

    /** The control link breaks and comes back; calls go on meanwhile. */
    public void dropLink(long forMs) {
        interrupt(forMs, false);
    }

    /** The switch itself restarts: every call is gone. */
    public void restartSwitch(long forMs) {
        interrupt(forMs, true);
    }

    private void interrupt(long forMs, boolean restart) {
        scheduler.schedule(0, () -> {
            SimulatedCarrier current = carrier;
            if (current == null || !linked) {
                return;
            }
            linked = false;
            current.unlink();
            listener.on(new TelephonyEvent.LinkDown(restart ? "the switch restarts" : "dropped"));
            if (restart) {
                current.loseAll();
            }
            scheduler.schedule(forMs, () -> relink(current, restart));
        });
    }

    private void relink(SimulatedCarrier current, boolean restarted) {
        if (carrier != current) {
            return; // closed meanwhile
        }
        linked = true;
        current.relink();
        if (restarted) {
            List<Long> lost = List.copyOf(advisors.keySet());
            advisors.clear();
            lost.forEach(
                    session -> listener.on(new TelephonyEvent.AdvisorDown(session, EndCause.lost(LegState.CONNECTED))));
        }
        listener.on(new TelephonyEvent.LinkUp(state(current), restarted));
    }

    @Override
    public CompletionStage<Ack> openAdvisor(long sessionId, AdvisorEndpoint endpoint) {
        return ask(true, current -> switch (endpoint) {
            case AdvisorEndpoint.Sip(String account) -> open(sessionId, account);
            case AdvisorEndpoint.Media media -> new Ack.Refused(Ack.Reason.NOT_SUPPORTED, "audio over WebSocket");
        });
    }

    private Ack open(long sessionId, String account) {
        Boolean up = advisors.get(sessionId);
        if (up == null && !accounts.contains(account) && !account.endsWith("@" + settings.robots())) {
            return new Ack.Refused(Ack.Reason.UNKNOWN_ENDPOINT, account);
        }
        if (up == null) {
            advisors.put(sessionId, false);
        }
        scheduler.schedule(settings.advisorAnswerMs(), () -> {
            if (advisors.replace(sessionId, true) != null) {
                listener.on(new TelephonyEvent.AdvisorUp(sessionId));
            }
        });
        return Ack.ACCEPTED;
    }

    @Override
    public CompletionStage<Ack> closeAdvisor(long sessionId) {
        return ask(false, current -> {
            advisorGone(sessionId, EndedBy.US);
            return Ack.ACCEPTED;
        });
    }

    /** The advisor's phone hangs up by itself. */
    public void dropAdvisor(long sessionId) {
        scheduler.schedule(0, () -> advisorGone(sessionId, EndedBy.REMOTE));
    }

    private void advisorGone(long sessionId, EndedBy by) {
        if (advisors.remove(sessionId) != null) {
            listener.on(new TelephonyEvent.AdvisorDown(sessionId, new EndCause(16, 0, by, LegState.CONNECTED)));
        }
    }

    @Override
    public CompletionStage<Ack> dial(DialRequest request) {
        return ask(true, current -> {
            if (current.leg(request.legId()) != null) {
                return Ack.ACCEPTED; // the same request again
            }
            if (request.attachedSessionId() != 0 && !advisorUp(request.attachedSessionId())) {
                return new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + request.attachedSessionId());
            }
            Ack.Refused cannot = request.attachedLegId() == 0 ? null : cannotPair(current, request.attachedLegId());
            if (cannot != null) {
                return cannot;
            }
            current.place(request);
            return Ack.ACCEPTED;
        });
    }

    @Override
    public CompletionStage<Ack> connect(long legId, long sessionId) {
        return ask(true, current -> {
            SimulatedLeg leg = current.leg(legId);
            if (!advisorUp(sessionId)) {
                return new Ack.Refused(Ack.Reason.ADVISOR_GONE, "session " + sessionId);
            }
            if (leg == null || leg.state() == LegState.MESSAGE) {
                return gone(legId);
            }
            if (!leg.answered() || leg.paired()) {
                return unfit(leg);
            }
            if (leg.state() != LegState.CONNECTED || leg.sessionId() != sessionId) {
                current.connect(leg, sessionId);
            }
            return Ack.ACCEPTED;
        });
    }

    @Override
    public CompletionStage<Ack> pair(long legId, long otherLegId) {
        return ask(true, current -> {
            SimulatedLeg leg = current.leg(legId);
            SimulatedLeg other = current.leg(otherLegId);
            if (leg != null && other != null && leg.pairedLegId() == otherLegId && other.answered()) {
                return Ack.ACCEPTED; // the same request again
            }
            Ack.Refused cannot = legId == otherLegId
                    ? new Ack.Refused(Ack.Reason.FAILED, "leg " + legId + " with itself")
                    : cannotPair(current, legId);
            cannot = cannot == null ? cannotPair(current, otherLegId) : cannot;
            if (cannot != null) {
                return cannot;
            }
            current.pair(Objects.requireNonNull(leg), Objects.requireNonNull(other));
            return Ack.ACCEPTED;
        });
    }

    private static Ack.@Nullable Refused cannotPair(SimulatedCarrier current, long legId) {
        SimulatedLeg leg = current.leg(legId);
        if (leg == null || leg.state() == LegState.MESSAGE) {
            return gone(legId);
        }
        return leg.answered() && !leg.paired() ? null : unfit(leg);
    }

    private static Ack.Refused unfit(SimulatedLeg leg) {
        String why = leg.paired() ? " is paired with leg " + leg.pairedLegId() : " is " + leg.state();
        return new Ack.Refused(Ack.Reason.FAILED, "leg " + leg.id() + why);
    }

    private boolean advisorUp(long sessionId) {
        return Boolean.TRUE.equals(advisors.get(sessionId));
    }

    @Override
    public CompletionStage<Ack> detach(long legId) {
        return ask(true, current -> {
            SimulatedLeg leg = current.leg(legId);
            if (leg == null || leg.state() != LegState.CONNECTED) {
                return gone(legId);
            }
            if (leg.paired()) {
                return unfit(leg);
            }
            current.detach(leg);
            return Ack.ACCEPTED;
        });
    }

    @Override
    public CompletionStage<Ack> hangup(long legId) {
        return ask(false, current -> {
            SimulatedLeg leg = current.leg(legId);
            if (leg != null) {
                current.hangup(leg);
            }
            return Ack.ACCEPTED;
        });
    }

    @Override
    public CompletionStage<Ack> hold(long legId, boolean on) {
        return ask(true, current -> {
            SimulatedLeg leg = current.leg(legId);
            if (leg == null || (leg.state() != LegState.CONNECTED && leg.state() != LegState.HELD)) {
                return gone(legId);
            }
            if (leg.paired()) {
                return unfit(leg);
            }
            current.hold(leg, on);
            return Ack.ACCEPTED;
        });
    }

    @Override
    public CompletionStage<Ack> mute(long legId, boolean on) {
        return ifAnswered(legId);
    }

    @Override
    public CompletionStage<Ack> sendDtmf(long legId, String digits) {
        return ifAnswered(legId);
    }

    private CompletionStage<Ack> ifAnswered(long legId) {
        return ask(true, current -> {
            SimulatedLeg leg = current.leg(legId);
            return leg != null && leg.answered() ? Ack.ACCEPTED : gone(legId);
        });
    }

    @Override
    public CompletionStage<Ack> playAndHangup(long legId, Prompt prompt) {
        return ask(false, current -> {
            SimulatedLeg leg = current.leg(legId);
            if (leg == null || !leg.answered()) {
                return gone(legId);
            }
            if (leg.state() != LegState.MESSAGE) {
                current.play(leg);
            }
            return Ack.ACCEPTED;
        });
    }

    private static Ack.Refused gone(long legId) {
        return new Ack.Refused(Ack.Reason.LEG_GONE, "leg " + legId);
    }

    @Override
    public CompletionStage<Ack> answer(long legId) {
        return notYet();
    }

    @Override
    public CompletionStage<Ack> record(long legId, String name, RecordAction action) {
        return notYet();
    }

    @Override
    public CompletionStage<Ack> supervise(long supervisorSessionId, long sessionId, SuperviseMode mode) {
        return notYet();
    }

    private static CompletionStage<Ack> notYet() {
        return CompletableFuture.completedFuture(new Ack.Refused(Ack.Reason.NOT_SUPPORTED, "not built yet"));
    }

    @Override
    public CompletionStage<Ack> provision(SipAccount account) {
        return ask(true, current -> {
            accounts.add(account.user());
            return Ack.ACCEPTED;
        });
    }

    @Override
    @SuppressWarnings("NullAway") // the port says: completes with null if it cannot be asked
    public CompletionStage<SwitchSnapshot> snapshot() {
        return later(() -> {
            SimulatedCarrier current = carrier;
            return current == null ? null : state(current);
        });
    }

    private SwitchSnapshot state(SimulatedCarrier current) {
        List<SwitchSnapshot.Advisor> seated =
                advisors.keySet().stream().map(SwitchSnapshot.Advisor::new).toList();
        return new SwitchSnapshot(current.snapshot(), seated);
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    private CompletionStage<Ack> ask(boolean needsLink, Function<SimulatedCarrier, Ack> command) {
        return later(() -> {
            SimulatedCarrier current = carrier;
            return current == null || (needsLink && !linked)
                    ? new Ack.Refused(Ack.Reason.LINK_DOWN, "no link")
                    : command.apply(current);
        });
    }

    private <T> CompletionStage<T> later(Supplier<T> answer) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        scheduler.schedule(settings.commandMs(), () -> stage.complete(answer.get()));
        return stage;
    }

    @Override
    public void close() {
        scheduler.schedule(0, () -> {
            SimulatedCarrier current = carrier;
            carrier = null;
            linked = false;
            if (current != null) {
                current.unlink();
                current.loseAll();
            }
        });
    }
}
