package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.core.port.telephony.TelephonySwitch;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.event.ManagerEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Asterisk as the telephony port, by AMI alone. One thread owns every leg and calls the listener.
 *
 * <p>Every request, the hanging up too, is refused with {@link Ack.Reason#LINK_DOWN} while the link is away; the
 * dialplan then plays the message to whoever answers.
 */
public final class AmiTelephony implements TelephonySwitch {
    private static final Logger LOG = LoggerFactory.getLogger(AmiTelephony.class);
    private static final long SWEEP_MS = 1_000;
    private static final long CLOSE_MS = 3_000;
    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.HOLD,
            Capability.MUTE,
            Capability.DTMF,
            Capability.ATTACHED_DIAL,
            Capability.PROVISIONING,
            Capability.SIP_CODE,
            Capability.TRANSFER,
            Capability.RECORDING,
            Capability.INBOUND);

    private final ScheduledThreadPoolExecutor loop = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("ami").daemon().factory());
    private final AmiSettings settings;
    private final Consumer<ManagerEvent> tap;
    private volatile @Nullable AmiSession session;

    /** Nothing happens before {@link #start}. */
    public AmiTelephony(AmiSettings settings) {
        this(settings, event -> {});
    }

    /** @param tap sees every event before it is handled, on the adapter's thread; for measurements */
    AmiTelephony(AmiSettings settings, Consumer<ManagerEvent> tap) {
        this.settings = settings;
        this.tap = tap;
        loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void start(TelephonyListener listener) {
        AmiSession started = new AmiSession(loop, settings, guarded(listener), tap);
        session = started;
        loop.execute(guarded(started::start));
        loop.scheduleAtFixedRate(guarded(started::sweep), SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
        loop.scheduleAtFixedRate(guarded(started::ping), settings.pingMs(), settings.pingMs(), TimeUnit.MILLISECONDS);
    }

    /** A bug of the listener must not stop the telephony. */
    private static TelephonyListener guarded(TelephonyListener listener) {
        return event -> {
            try {
                listener.on(event);
            } catch (RuntimeException e) {
                LOG.error("The listener failed on {}", event, e);
            }
        };
    }

    /** A periodic task that throws would never run again. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task of the manager link failed", e);
            }
        };
    }

    @Override
    public CompletionStage<Ack> openAdvisor(long sessionId, AdvisorEndpoint endpoint) {
        return ask((s, done) -> s.advisors().open(sessionId, endpoint, done));
    }

    @Override
    public CompletionStage<Ack> closeAdvisor(long sessionId) {
        return ask((s, done) -> s.advisors().close(sessionId, done));
    }

    @Override
    public CompletionStage<Ack> dial(DialRequest request) {
        return ask((s, done) -> s.legs().dial(request, done));
    }

    @Override
    public CompletionStage<Ack> connect(long legId, long sessionId) {
        return ask((s, done) -> s.legs().connect(legId, sessionId, done));
    }

    @Override
    public CompletionStage<Ack> detach(long legId) {
        return ask((s, done) -> s.legs().detach(legId, done));
    }

    @Override
    public CompletionStage<Ack> hangup(long legId) {
        return ask((s, done) -> s.legs().hangup(legId, done));
    }

    @Override
    public CompletionStage<Ack> hold(long legId, boolean on) {
        return ask((s, done) -> s.controls().hold(legId, on, done));
    }

    @Override
    public CompletionStage<Ack> mute(long legId, boolean on) {
        return ask((s, done) -> s.controls().mute(legId, on, done));
    }

    @Override
    public CompletionStage<Ack> playAndHangup(long legId, Prompt prompt) {
        return ask((s, done) -> s.legs().playAndHangup(legId, prompt, done));
    }

    @Override
    public CompletionStage<Ack> forgetAbandoned(List<Long> legIds, String node) {
        return ask((s, done) -> s.legs().forgetAbandoned(legIds, done));
    }

    @Override
    public CompletionStage<Ack> sendDtmf(long legId, String digits) {
        return ask((s, done) -> s.controls().sendDtmf(legId, digits, done));
    }

    @Override
    public CompletionStage<Ack> pair(long legId, long otherLegId) {
        return ask((s, done) -> s.transfers().pair(legId, otherLegId, done));
    }

    @Override
    public CompletionStage<Ack> answer(long legId) {
        return ask((s, done) -> s.arrivals().answer(legId, done));
    }

    @Override
    public CompletionStage<Ack> record(long legId, String name, RecordAction action) {
        return ask((s, done) -> s.controls().record(legId, name, action, done));
    }

    @Override
    public CompletionStage<Ack> supervise(long supervisorSessionId, long sessionId, SuperviseMode mode) {
        return CompletableFuture.completedFuture(new Ack.Refused(
                Ack.Reason.NOT_SUPPORTED,
                "supervising needs ARI: by AMI a supervisor's phone fell with the advisor's"));
    }

    @Override
    public CompletionStage<Ack> provision(SipAccount account) {
        return ask((s, done) -> s.advisors().provision(account, done));
    }

    @Override
    @SuppressWarnings("NullAway") // the port says: completes with null if it cannot be asked
    public CompletionStage<SwitchSnapshot> snapshot() {
        CompletableFuture<SwitchSnapshot> answer = new CompletableFuture<>();
        AmiSession current = session;
        if (current == null) {
            answer.complete(null);
        } else {
            onLoop(() -> current.snapshot(answer::complete), () -> answer.complete(null));
        }
        return answer;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @FunctionalInterface
    private interface Command {
        void run(AmiSession session, Consumer<Ack> done);
    }

    private CompletionStage<Ack> ask(Command command) {
        CompletableFuture<Ack> answer = new CompletableFuture<>();
        Ack.Refused down = new Ack.Refused(Ack.Reason.LINK_DOWN, "no link to Asterisk");
        onLoop(
                () -> {
                    AmiSession current = session;
                    if (current == null || !current.up()) {
                        answer.complete(down);
                    } else {
                        command.run(current, answer::complete);
                    }
                },
                () -> answer.complete(down));
        return answer;
    }

    private void onLoop(Runnable task, Runnable refused) {
        try {
            loop.execute(guarded(task));
        } catch (RejectedExecutionException closed) {
            refused.run();
        }
    }

    /** Breaks the connection as a network fault would; it comes back by itself. For tests. */
    void dropLink() {
        AmiSession current = session;
        if (current != null) {
            onLoop(current::dropLink, () -> {});
        }
    }

    @Override
    public void close() {
        AmiSession current = session;
        session = null;
        if (current != null) {
            onLoop(current::close, () -> {});
        }
        loop.shutdown();
        try {
            if (!loop.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                loop.shutdownNow();
            }
        } catch (InterruptedException e) {
            loop.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
