package io.cadencia.telephony.ari;

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
import io.cadencia.telephony.recording.Recorder;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Asterisk as the telephony port, by ARI. One event-loop thread owns every socket and every leg and calls the
 * listener.
 *
 * <p>Where the port leaves it open: a hold and its end give no event, only their acknowledgement; {@code Disconnected}
 * tells a detach; {@code Ended} alone tells the end of a connected leg. Requests other than the hanging up are refused
 * with {@link Ack.Reason#LINK_DOWN} while the event socket is away.
 */
public final class AriTelephony implements TelephonySwitch {
    private static final Logger LOG = LoggerFactory.getLogger(AriTelephony.class);
    private static final long SWEEP_MS = 1_000;
    private static final long CLOSE_MS = 3_000;
    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.HOLD,
            Capability.MUTE,
            Capability.DTMF,
            Capability.ATTACHED_DIAL,
            Capability.PROVISIONING,
            Capability.SIP_CODE,
            Capability.TIE_LINES,
            Capability.EARLY_MEDIA,
            Capability.AMD_PARALLEL,
            Capability.AMD_INLINE,
            Capability.TRANSFER,
            Capability.RECORDING,
            Capability.RECORDING_PAUSE_CUTS,
            Capability.SUPERVISION,
            Capability.INBOUND);

    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("ari", true), NioIoHandler.newFactory());
    private final AriSettings settings;
    private final EventTap tap;
    private final @Nullable Recorder recorder;
    private final EventLoop loop = group.next();
    private volatile @Nullable Session session;

    /** Nothing happens before {@link #start}. */
    public AriTelephony(AriSettings settings) {
        this(settings, event -> {}, null);
    }

    /** @param recorder records instead of ARI; it may complete its requests on any thread */
    public AriTelephony(AriSettings settings, Recorder recorder) {
        this(settings, event -> {}, recorder);
    }

    /** @param tap sees every event before it is handled; for measurements */
    AriTelephony(AriSettings settings, EventTap tap) {
        this(settings, tap, null);
    }

    private AriTelephony(AriSettings settings, EventTap tap, @Nullable Recorder recorder) {
        this.settings = settings;
        this.tap = tap;
        this.recorder = recorder == null ? null : new LoopRecorder(recorder, loop);
    }

    /** Sees raw events, on the event loop. */
    @FunctionalInterface
    interface EventTap {
        void see(AriEvent event);
    }

    @Override
    public void start(TelephonyListener listener) {
        Session started = new Session(loop, settings, guarded(listener), tap, recorder);
        session = started;
        loop.execute(started::start);
        loop.scheduleAtFixedRate(started::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
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

    @Override
    public CompletionStage<Ack> openAdvisor(long sessionId, AdvisorEndpoint endpoint) {
        return ask(true, (s, done) -> s.advisors().open(sessionId, endpoint, done));
    }

    @Override
    public CompletionStage<Ack> closeAdvisor(long sessionId) {
        return ask(false, (s, done) -> s.advisors().close(sessionId, done));
    }

    @Override
    public CompletionStage<Ack> dial(DialRequest request) {
        return ask(true, (s, done) -> s.legs().dial(request, done));
    }

    @Override
    public CompletionStage<Ack> connect(long legId, long sessionId) {
        return ask(true, (s, done) -> s.legs().connect(legId, sessionId, done));
    }

    @Override
    public CompletionStage<Ack> detach(long legId) {
        return ask(true, (s, done) -> s.legs().detach(legId, done));
    }

    @Override
    public CompletionStage<Ack> hangup(long legId) {
        return ask(false, (s, done) -> s.legs().hangup(legId, done));
    }

    @Override
    public CompletionStage<Ack> hold(long legId, boolean on) {
        return ask(true, (s, done) -> s.controls().hold(legId, on, done));
    }

    @Override
    public CompletionStage<Ack> mute(long legId, boolean on) {
        return ask(true, (s, done) -> s.controls().mute(legId, on, done));
    }

    @Override
    public CompletionStage<Ack> playAndHangup(long legId, Prompt prompt) {
        return ask(false, (s, done) -> s.legs().playAndHangup(legId, prompt, done));
    }

    @Override
    public CompletionStage<Ack> forgetAbandoned(List<Long> legIds, String node) {
        return ask(true, (s, done) -> s.legs().forgetAbandoned(legIds, done));
    }

    @Override
    public CompletionStage<Ack> sendDtmf(long legId, String digits) {
        return ask(true, (s, done) -> s.controls().sendDtmf(legId, digits, done));
    }

    @Override
    public CompletionStage<Ack> pair(long legId, long otherLegId) {
        return ask(true, (s, done) -> s.transfers().pair(legId, otherLegId, done));
    }

    @Override
    public CompletionStage<Ack> answer(long legId) {
        return ask(true, (s, done) -> s.arrivals().answer(legId, done));
    }

    @Override
    public CompletionStage<Ack> record(long legId, String name, RecordAction action) {
        return ask(true, (s, done) -> s.listeners().record(legId, name, action, done));
    }

    @Override
    public CompletionStage<Ack> supervise(long supervisorSessionId, long sessionId, SuperviseMode mode) {
        return ask(true, (s, done) -> s.listeners().supervise(supervisorSessionId, sessionId, mode, done));
    }

    @Override
    public CompletionStage<Ack> provision(SipAccount account) {
        return ask(true, (s, done) -> s.advisors().provision(account, done));
    }

    @Override
    public CompletionStage<Ack> provisionTies(String secret) {
        return ask(true, (s, done) -> s.advisors().provisionTies(secret, done));
    }

    @Override
    @SuppressWarnings("NullAway") // the port says: completes with null if it cannot be asked
    public CompletionStage<SwitchSnapshot> snapshot() {
        CompletableFuture<SwitchSnapshot> answer = new CompletableFuture<>();
        Session current = session;
        if (current == null) {
            answer.complete(null);
        } else {
            onLoop(() -> current.snapshot(answer::complete), () -> answer.complete(null));
        }
        return answer;
    }

    @Override
    public Set<Capability> capabilities() {
        if (recorder == null) {
            return CAPABILITIES;
        }
        Set<Capability> sure = EnumSet.copyOf(CAPABILITIES);
        sure.remove(Capability.RECORDING_PAUSE_CUTS); // how another recorder pauses is not known here
        return Set.copyOf(sure);
    }

    @FunctionalInterface
    private interface Command {
        void run(Session session, Consumer<Ack> done);
    }

    private CompletionStage<Ack> ask(boolean needsLink, Command command) {
        CompletableFuture<Ack> answer = new CompletableFuture<>();
        Ack.Refused down = new Ack.Refused(Ack.Reason.LINK_DOWN, "no link to Asterisk");
        onLoop(
                () -> {
                    Session current = session;
                    if (current == null || (needsLink && !current.up())) {
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
            loop.execute(task);
        } catch (RejectedExecutionException closed) {
            refused.run();
        }
    }

    /**
     * The dialplan began to play the abandonment message to this leg: heard on another link while this one may be down.
     * The end of the leg will say so. Any thread.
     */
    public void messageBegins(long legId) {
        Session current = session;
        if (current != null) {
            onLoop(() -> current.messageBegins(legId), () -> {});
        }
    }

    /** Breaks the event socket as a network fault would; the link comes back by itself. For tests. */
    void dropLink() {
        Session current = session;
        if (current != null) {
            loop.execute(current::dropLink);
        }
    }

    @Override
    public void close() {
        Session current = session;
        session = null;
        if (current != null) {
            onLoop(current::close, () -> {});
        }
        group.shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MS);
    }
}
