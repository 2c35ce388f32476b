package io.cadencia.telephony.simulated;

import io.cadencia.core.call.EndedBy;
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
import java.util.List;
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
    private static final long ROUND_TRIP_MS = 1_000;
    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.HOLD,
            Capability.MUTE,
            Capability.DTMF,
            Capability.ATTACHED_DIAL,
            Capability.PROVISIONING,
            Capability.SIP_CODE,
            Capability.TIE_LINES,
            Capability.AMD_PARALLEL,
            Capability.AMD_INLINE,
            Capability.TRANSFER,
            Capability.RECORDING,
            Capability.RECORDING_PAUSE_CUTS,
            Capability.SUPERVISION,
            Capability.INBOUND);

    private final Scheduler scheduler;
    private final SimulatedSettings settings;
    private @Nullable SimulatedWorld world;
    private boolean linked;
    private int requests;

    /** The scheduler stays the caller's: it is not closed here. */
    public SimulatedTelephony(Scheduler scheduler, SimulatedSettings settings) {
        this.scheduler = scheduler;
        this.settings = settings;
    }

    @Override
    public void start(TelephonyListener listener) {
        scheduler.schedule(0, () -> {
            SimulatedWorld begun = SimulatedWorld.begin(scheduler, settings, listener);
            world = begun;
            linked = true;
            tellRoundTrips(begun);
        });
    }

    private void tellRoundTrips(SimulatedWorld current) {
        scheduler.schedule(ROUND_TRIP_MS, () -> {
            if (world == current) {
                if (linked) {
                    current.listener().on(new TelephonyEvent.RoundTrip(settings.commandMs(), requests, ""));
                }
                requests = 0;
                tellRoundTrips(current);
            }
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
            SimulatedWorld current = world;
            if (current == null || !linked) {
                return;
            }
            linked = false;
            current.unlink(restart);
            scheduler.schedule(forMs, () -> relink(current, restart));
        });
    }

    private void relink(SimulatedWorld current, boolean restarted) {
        if (world != current) {
            return; // closed meanwhile
        }
        linked = true;
        current.relink(restarted);
    }

    /** Somebody outside calls, and gives up when nobody answers for this long; once answered the caller stays. */
    public void arrive(String called, String caller, long patienceMs) {
        scheduler.schedule(0, () -> {
            SimulatedWorld current = world;
            if (current != null) {
                current.carrier().arrive(called, caller, patienceMs);
            }
        });
    }

    /** The advisor's phone hangs up by itself. */
    public void dropAdvisor(long sessionId) {
        scheduler.schedule(0, () -> {
            SimulatedWorld current = world;
            if (current != null) {
                current.advisors().gone(sessionId, EndedBy.REMOTE);
            }
        });
    }

    /** Legs, phones and supervisors' ears there are now, as a real switch counts channels. */
    public int channels() {
        SimulatedWorld current = world;
        return current == null ? 0 : current.channels();
    }

    /** The messages that debtors and callers hear now. */
    public Set<Prompt> playing() {
        SimulatedWorld current = world;
        return current == null ? Set.of() : current.carrier().playing();
    }

    @Override
    public CompletionStage<Ack> openAdvisor(long sessionId, AdvisorEndpoint endpoint) {
        return ask(true, w -> w.advisors().open(sessionId, endpoint));
    }

    @Override
    public CompletionStage<Ack> closeAdvisor(long sessionId) {
        return ask(false, w -> {
            w.advisors().gone(sessionId, EndedBy.US);
            return Ack.ACCEPTED;
        });
    }

    @Override
    public CompletionStage<Ack> dial(DialRequest request) {
        return ask(true, w -> w.calls().dial(request));
    }

    @Override
    public CompletionStage<Ack> connect(long legId, long sessionId) {
        return ask(true, w -> w.calls().connect(legId, sessionId));
    }

    @Override
    public CompletionStage<Ack> detach(long legId) {
        return ask(true, w -> w.calls().detach(legId));
    }

    @Override
    public CompletionStage<Ack> hangup(long legId) {
        return ask(false, w -> w.calls().hangup(legId));
    }

    @Override
    public CompletionStage<Ack> hold(long legId, boolean on) {
        return ask(true, w -> w.calls().hold(legId, on));
    }

    @Override
    public CompletionStage<Ack> mute(long legId, boolean on) {
        return ask(true, w -> w.calls().ifAnswered(legId));
    }

    @Override
    public CompletionStage<Ack> sendDtmf(long legId, String digits) {
        return ask(true, w -> w.calls().ifAnswered(legId));
    }

    @Override
    public CompletionStage<Ack> playAndHangup(long legId, Prompt prompt) {
        return ask(false, w -> w.calls().playAndHangup(legId, prompt));
    }

    @Override
    public CompletionStage<Ack> forgetAbandoned(List<Long> legIds, String node) {
        return ask(true, w -> {
            w.carrier().forgetAbandoned(legIds);
            return Ack.ACCEPTED;
        });
    }

    @Override
    public CompletionStage<Ack> pair(long legId, long otherLegId) {
        return ask(true, w -> w.calls().pair(legId, otherLegId));
    }

    @Override
    public CompletionStage<Ack> answer(long legId) {
        return ask(true, w -> w.calls().answer(legId));
    }

    @Override
    public CompletionStage<Ack> record(long legId, String name, RecordAction action) {
        return ask(true, w -> w.calls().record(legId, name, action));
    }

    @Override
    public CompletionStage<Ack> supervise(long supervisorSessionId, long sessionId, SuperviseMode mode) {
        return ask(true, w -> w.advisors().supervise(supervisorSessionId, sessionId, mode));
    }

    @Override
    public CompletionStage<Ack> provision(SipAccount account) {
        return ask(true, w -> {
            w.advisors().provision(account.user());
            return Ack.ACCEPTED;
        });
    }

    @Override
    public CompletionStage<Ack> provisionTies(String secret) {
        return ask(true, w -> Ack.ACCEPTED);
    }

    @Override
    @SuppressWarnings("NullAway") // the port says: completes with null if it cannot be asked
    public CompletionStage<SwitchSnapshot> snapshot() {
        return later(() -> {
            SimulatedWorld current = world;
            return current == null ? null : current.snapshot();
        });
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    private CompletionStage<Ack> ask(boolean needsLink, Function<SimulatedWorld, Ack> command) {
        return later(() -> {
            SimulatedWorld current = world;
            return current == null || (needsLink && !linked)
                    ? new Ack.Refused(Ack.Reason.LINK_DOWN, "no link")
                    : command.apply(current);
        });
    }

    private <T> CompletionStage<T> later(Supplier<T> answer) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        scheduler.schedule(settings.commandMs(), () -> {
            requests++;
            stage.complete(answer.get());
        });
        return stage;
    }

    @Override
    public void close() {
        scheduler.schedule(0, () -> {
            SimulatedWorld current = world;
            world = null;
            linked = false;
            if (current != null) {
                current.end();
            }
        });
    }
}
