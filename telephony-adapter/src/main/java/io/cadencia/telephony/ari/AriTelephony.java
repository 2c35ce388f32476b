package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.SwitchOnLoop;
import io.cadencia.telephony.recording.Recorder;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One Asterisk as the telephony port, by ARI. One event-loop thread owns every socket and every leg and calls the
 * listener.
 *
 * <p>Where the port leaves it open: a hold and its end give no event, only their acknowledgement; {@code Disconnected}
 * tells a detach; {@code Ended} alone tells the end of a connected leg. Requests other than the hanging up are refused
 * with {@link Ack.Reason#LINK_DOWN} while the event socket is away.
 */
public final class AriTelephony extends SwitchOnLoop<Session> {
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

    private final MultiThreadIoEventLoopGroup group;
    private final AriSettings settings;
    private final EventTap tap;
    private final @Nullable Recorder recorder;

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
        this(
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("ari", true), NioIoHandler.newFactory()),
                settings,
                tap,
                recorder);
    }

    /** @param group of one thread, so that it always gives the same loop */
    private AriTelephony(
            MultiThreadIoEventLoopGroup group, AriSettings settings, EventTap tap, @Nullable Recorder recorder) {
        super(group.next(), true);
        this.group = group;
        this.settings = settings;
        this.tap = tap;
        this.recorder = recorder == null ? null : new LoopRecorder(recorder, group.next());
    }

    /** Sees raw events, on the event loop. */
    @FunctionalInterface
    interface EventTap {
        void see(AriEvent event);
    }

    @Override
    protected Session session(TelephonyListener listener) {
        return new Session(group.next(), settings, listener, tap, recorder);
    }

    @Override
    public CompletionStage<Ack> provisionTies(String secret) {
        return ask((s, done) -> s.advisors().provisionTies(secret, done));
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

    /**
     * The dialplan began to play the abandonment message to this leg: heard on another link while this one may be down.
     * The end of the leg will say so. Any thread.
     */
    public void messageBegins(long legId) {
        tell(session -> session.messageBegins(legId));
    }

    /** Breaks the event socket as a network fault would; the link comes back by itself. For tests. */
    void dropLink() {
        tell(Session::dropLink);
    }

    @Override
    public void close() {
        end();
        group.shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MS);
    }
}
