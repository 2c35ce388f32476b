package io.cadencia.telephony.leg;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.core.port.telephony.TelephonySwitch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A switch whose legs belong to one thread, which also calls the listener: the port's requests, made by any thread, are
 * handed over to it and refused with {@link Ack.Reason#LINK_DOWN} while the link is away or after the end.
 *
 * @param <S> what runs between start and end
 */
public abstract class SwitchOnLoop<S extends SwitchSession> implements TelephonySwitch {
    private static final Logger LOG = LoggerFactory.getLogger(SwitchOnLoop.class);
    private static final long SWEEP_MS = 1_000;

    private final ScheduledExecutorService loop;
    private final boolean endsWithoutLink;
    private volatile @Nullable S session;

    /**
     * @param loop one thread
     * @param endsWithoutLink whether calls and phones can be ended while the link is away
     */
    protected SwitchOnLoop(ScheduledExecutorService loop, boolean endsWithoutLink) {
        this.loop = loop;
        this.endsWithoutLink = endsWithoutLink;
    }

    /** What is to run; called once. */
    protected abstract S session(TelephonyListener listener);

    @Override
    public final void start(TelephonyListener listener) {
        S started = session(guarded(listener));
        session = started;
        loop.execute(guarded(started::start));
        every(SWEEP_MS, SwitchSession::sweep);
    }

    /** From now on, while it runs. */
    protected final void every(long ms, Consumer<S> task) {
        loop.scheduleAtFixedRate(guarded(() -> withSession(task)), ms, ms, TimeUnit.MILLISECONDS);
    }

    private void withSession(Consumer<S> task) {
        S current = session;
        if (current != null) {
            task.accept(current);
        }
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
                LOG.error("A task of the link to the switch failed", e);
            }
        };
    }

    @Override
    public final CompletionStage<Ack> openAdvisor(long sessionId, AdvisorEndpoint endpoint) {
        return ask((s, done) -> s.advisors().open(sessionId, endpoint, done));
    }

    @Override
    public final CompletionStage<Ack> closeAdvisor(long sessionId) {
        return ask(!endsWithoutLink, (s, done) -> s.advisors().close(sessionId, done));
    }

    @Override
    public final CompletionStage<Ack> dial(DialRequest request) {
        return ask((s, done) -> s.legs().dial(request, done));
    }

    @Override
    public final CompletionStage<Ack> connect(long legId, long sessionId) {
        return ask((s, done) -> s.legs().connect(legId, sessionId, done));
    }

    @Override
    public final CompletionStage<Ack> detach(long legId) {
        return ask((s, done) -> s.legs().detach(legId, done));
    }

    @Override
    public final CompletionStage<Ack> hangup(long legId) {
        return ask(!endsWithoutLink, (s, done) -> s.legs().hangup(legId, done));
    }

    @Override
    public final CompletionStage<Ack> hold(long legId, boolean on) {
        return ask((s, done) -> s.controls().hold(legId, on, done));
    }

    @Override
    public final CompletionStage<Ack> mute(long legId, boolean on) {
        return ask((s, done) -> s.controls().mute(legId, on, done));
    }

    @Override
    public final CompletionStage<Ack> playAndHangup(long legId, Prompt prompt) {
        return ask(!endsWithoutLink, (s, done) -> s.legs().playAndHangup(legId, prompt, done));
    }

    @Override
    public final CompletionStage<Ack> forgetAbandoned(List<Long> legIds, String node) {
        return ask((s, done) -> s.legs().forgetAbandoned(legIds, done));
    }

    @Override
    public final CompletionStage<Ack> sendDtmf(long legId, String digits) {
        return ask((s, done) -> s.controls().sendDtmf(legId, digits, done));
    }

    @Override
    public final CompletionStage<Ack> pair(long legId, long otherLegId) {
        return ask((s, done) -> s.pair(legId, otherLegId, done));
    }

    @Override
    public final CompletionStage<Ack> answer(long legId) {
        return ask((s, done) -> s.answer(legId, done));
    }

    @Override
    public final CompletionStage<Ack> record(long legId, String name, RecordAction action) {
        return ask((s, done) -> s.record(legId, name, action, done));
    }

    @Override
    public final CompletionStage<Ack> supervise(long supervisorSessionId, long sessionId, SuperviseMode mode) {
        return ask((s, done) -> s.supervise(supervisorSessionId, sessionId, mode, done));
    }

    @Override
    public final CompletionStage<Ack> provision(SipAccount account) {
        return ask((s, done) -> s.advisors().provision(account, done));
    }

    @Override
    @SuppressWarnings("NullAway") // the port says: completes with null if it cannot be asked
    public final CompletionStage<SwitchSnapshot> snapshot() {
        CompletableFuture<SwitchSnapshot> answer = new CompletableFuture<>();
        S current = session;
        if (current == null) {
            answer.complete(null);
        } else {
            onLoop(() -> current.snapshot(answer::complete), () -> answer.complete(null));
        }
        return answer;
    }

    /** A request that needs the link. */
    protected final CompletionStage<Ack> ask(BiConsumer<S, Consumer<Ack>> request) {
        return ask(true, request);
    }

    private CompletionStage<Ack> ask(boolean needsLink, BiConsumer<S, Consumer<Ack>> request) {
        CompletableFuture<Ack> answer = new CompletableFuture<>();
        Ack.Refused down = new Ack.Refused(Ack.Reason.LINK_DOWN, "no link to Asterisk");
        onLoop(
                () -> {
                    S current = session;
                    if (current == null || (needsLink && !current.up())) {
                        answer.complete(down);
                    } else {
                        carryOut(current, request, answer);
                    }
                },
                () -> answer.complete(down));
        return answer;
    }

    /** A bug must not leave whoever asked without an answer. */
    private void carryOut(S current, BiConsumer<S, Consumer<Ack>> request, CompletableFuture<Ack> answer) {
        try {
            request.accept(current, answer::complete);
        } catch (RuntimeException e) {
            LOG.error("A request to the switch failed", e);
            answer.complete(new Ack.Refused(Ack.Reason.FAILED, e.toString()));
        }
    }

    /** Hands something over to what runs; dropped when nothing does. Any thread. */
    protected final void tell(Consumer<S> word) {
        onLoop(() -> withSession(word), () -> {});
    }

    private void onLoop(Runnable task, Runnable refused) {
        try {
            loop.execute(guarded(task));
        } catch (RejectedExecutionException closed) {
            refused.run();
        }
    }

    /** Ends what runs; then the thread may end. */
    protected final void end() {
        S current = session;
        session = null;
        if (current != null) {
            onLoop(current::close, () -> {});
        }
    }
}
