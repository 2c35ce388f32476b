package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.recording.Recorder;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A manager connection beside another adapter, which drives the calls: it records without touching the bridges, and tells
 * when the dialplan plays the abandonment message, which the other link cannot when it is down itself. While this link is
 * down recordings are refused and such a message is not heard of.
 */
public final class AmiSide implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AmiSide.class);
    private static final long SWEEP_MS = 1_000;
    private static final long CLOSE_MS = 3_000;

    private final ScheduledThreadPoolExecutor loop = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("ami-side").daemon().factory());
    private final AmiSettings settings;
    private final AmiLink link;
    private final AmiWire wire;
    private final Recorder recorder;
    private LongConsumer messageBegins = leg -> {}; // loop thread only

    /** Nothing happens before {@link #start}. */
    public AmiSide(AmiSettings settings) {
        this.settings = settings;
        loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        link = new AmiLink(loop, settings, new Owner());
        wire = new AmiWire(loop, settings, link);
        recorder = new OnLoop(new MixMonitorRecorder(wire));
    }

    /**
     * Connects and stays connected.
     *
     * @param messageBegins gets the id of each leg to which the dialplan begins to play the message, on a thread of this
     *     connection
     */
    public void start(LongConsumer messageBegins) {
        loop.execute(() -> {
            this.messageBegins = messageBegins;
            link.connect();
        });
        loop.scheduleAtFixedRate(wire::sweep, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
        loop.scheduleAtFixedRate(
                () -> wire.send(new PingAction(), ignored -> {}),
                settings.pingMs(),
                settings.pingMs(),
                TimeUnit.MILLISECONDS);
    }

    /** May be called by any thread; answers on a thread of this connection. */
    public Recorder recorder() {
        return recorder;
    }

    private final class Owner implements AmiLink.Owner {
        private boolean toldDown;

        @Override
        public void linkOpened() {
            toldDown = false;
            link.proven();
            LOG.info("Side manager link to Asterisk {}:{} is up", settings.host(), settings.port());
        }

        @Override
        public void linkEvent(ManagerEvent event) {
            if (event instanceof DialplanEvent told && told.what() == DialplanEvent.What.ABANDONED) {
                ChannelIds.legOf(told.getRef()).ifPresent(messageBegins);
            }
        }

        @Override
        public void linkClosed(String why) {
            wire.failAll(why);
            if (!toldDown) {
                toldDown = true;
                LOG.warn("The side manager link to Asterisk {}:{} is down: {}", settings.host(), settings.port(), why);
            }
        }
    }

    /** Hands requests over to the loop. */
    private final class OnLoop implements Recorder {
        private final Recorder recorder;

        OnLoop(Recorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public void start(String channel, String name, Consumer<Ack> done) {
            run(() -> recorder.start(channel, name, done), done);
        }

        @Override
        public void pause(String channel, String name, boolean on, Consumer<Ack> done) {
            run(() -> recorder.pause(channel, name, on, done), done);
        }

        @Override
        public void stop(String channel, String name, Consumer<Ack> done) {
            run(() -> recorder.stop(channel, name, done), done);
        }

        @Override
        public void discard(String channel, String name, boolean running, Consumer<Ack> done) {
            run(() -> recorder.discard(channel, name, running, done), done);
        }

        private void run(Runnable task, Consumer<Ack> done) {
            try {
                loop.execute(task);
            } catch (RejectedExecutionException closed) {
                done.accept(new Ack.Refused(Ack.Reason.LINK_DOWN, "the side manager link is closed"));
            }
        }
    }

    @Override
    public void close() {
        try {
            loop.execute(link::close);
        } catch (RejectedExecutionException closed) {
            return;
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
