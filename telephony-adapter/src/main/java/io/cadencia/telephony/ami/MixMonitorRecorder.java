package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.recording.Recorder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.MixMonitorAction;
import org.asteriskjava.manager.action.MixMonitorMuteAction;
import org.asteriskjava.manager.action.StopMixMonitorAction;
import org.jspecify.annotations.Nullable;

/**
 * Records a leg by MixMonitor on its channel, which leaves the bridge alone: a third cheaper than ARI's way. A pause is
 * silence in the file. The file is {@code recording/NAME.wav} of the switch's spool folder, as with ARI.
 */
final class MixMonitorRecorder implements Recorder {
    private static final int ON = 1;
    private static final int OFF = 0;

    /** AMI deletes no files, but what MixMonitor does when a recording is over may. */
    private static final String DELETE = "rm -f '^{MIXMONITOR_FILENAME}'";

    /** So long a name is not used again: the deletion comes after the answer, and must not meet the next recording. */
    private static final long DELETION_MS = 2_000;

    private final AmiWire wire;

    /** Names that were discarded, and when. */
    private final Map<String, Long> deleted = new HashMap<>();

    MixMonitorRecorder(AmiWire wire) {
        this.wire = wire;
    }

    @Override
    public void start(String channel, String name, Consumer<Ack> done) {
        Long since = deleted.get(name);
        long wait = since == null ? 0 : DELETION_MS - ageMs(since);
        if (wait > 0) {
            wire.later(wait, () -> begin(channel, name, null, done));
        } else {
            begin(channel, name, null, done);
        }
    }

    private static long ageMs(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1_000_000;
    }

    private void begin(String channel, String name, @Nullable String afterwards, Consumer<Ack> done) {
        MixMonitorAction action = new MixMonitorAction();
        action.setChannel(channel);
        action.setFile("../recording/" + name + ".wav"); // the application's own folder is spool/monitor
        action.setCommand(afterwards);
        send(action, done);
    }

    @Override
    public void pause(String channel, String name, boolean on, Consumer<Ack> done) {
        MixMonitorMuteAction action = new MixMonitorMuteAction();
        action.setChannel(channel);
        action.setDirection("both");
        action.setState(on ? ON : OFF);
        send(action, done);
    }

    @Override
    public void stop(String channel, String name, Consumer<Ack> done) {
        StopMixMonitorAction action = new StopMixMonitorAction();
        action.setChannel(channel);
        send(action, done);
    }

    /**
     * Begins the same file again, which empties it, to delete it at its end; MixMonitor comes to that with the next audio
     * of the line, or when the line ends.
     */
    @Override
    public void discard(String channel, String name, boolean running, Consumer<Ack> done) {
        if (running) {
            stop(channel, name, stopped -> onSuccess(stopped, done, () -> delete(channel, name, done)));
        } else {
            delete(channel, name, done);
        }
    }

    private void delete(String channel, String name, Consumer<Ack> done) {
        deleted.values().removeIf(since -> ageMs(since) > DELETION_MS);
        deleted.put(name, System.nanoTime());
        begin(channel, name, DELETE, begun -> onSuccess(begun, done, () -> stop(channel, name, done)));
    }

    private static void onSuccess(Ack outcome, Consumer<Ack> done, Runnable next) {
        if (outcome instanceof Ack.Accepted) {
            next.run();
        } else {
            done.accept(outcome);
        }
    }

    private void send(ManagerAction action, Consumer<Ack> done) {
        wire.send(action, reply -> done.accept(reply.ack(Ack.Reason.LEG_GONE)));
    }
}
