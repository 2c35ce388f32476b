package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.SwitchOnLoop;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.event.ManagerEvent;

/**
 * One Asterisk as the telephony port, by AMI alone. One thread owns every leg and calls the listener.
 *
 * <p>Every request, the hanging up too, is refused with {@link Ack.Reason#LINK_DOWN} while the link is away; the
 * dialplan then plays the message to whoever answers.
 */
public final class AmiTelephony extends SwitchOnLoop<AmiSession> {
    private static final long CLOSE_MS = 3_000;
    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.HOLD,
            Capability.MUTE,
            Capability.DTMF,
            Capability.ATTACHED_DIAL,
            Capability.PROVISIONING,
            Capability.SIP_CODE,
            Capability.TRANSFER,
            Capability.EARLY_MEDIA,
            Capability.AMD_PARALLEL,
            Capability.AMD_INLINE,
            Capability.RECORDING,
            Capability.SUPERVISION,
            Capability.INBOUND);

    private final ScheduledThreadPoolExecutor loop;
    private final AmiSettings settings;
    private final Consumer<ManagerEvent> tap;

    /** Nothing happens before {@link #start}. */
    public AmiTelephony(AmiSettings settings) {
        this(settings, event -> {});
    }

    /** @param tap sees every event before it is handled, on the adapter's thread; for measurements */
    AmiTelephony(AmiSettings settings, Consumer<ManagerEvent> tap) {
        this(
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name("ami").daemon().factory()),
                settings,
                tap);
    }

    private AmiTelephony(ScheduledThreadPoolExecutor loop, AmiSettings settings, Consumer<ManagerEvent> tap) {
        super(loop, false);
        this.loop = loop;
        this.settings = settings;
        this.tap = tap;
        loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    protected AmiSession session(TelephonyListener listener) {
        every(settings.pingMs(), AmiSession::ping);
        return new AmiSession(loop, settings, listener, tap);
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    /** Breaks the connection as a network fault would; it comes back by itself. For tests. */
    void dropLink() {
        tell(AmiSession::dropLink);
    }

    @Override
    public void close() {
        end();
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
