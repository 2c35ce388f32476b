package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.recording.Recorder;
import java.util.function.Consumer;
import java.util.function.LongFunction;
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

    private final AmiWire wire;
    private final LongFunction<@Nullable String> channelOf;

    /** @param channelOf the name of a leg's channel; null = there is no such leg */
    MixMonitorRecorder(AmiWire wire, LongFunction<@Nullable String> channelOf) {
        this.wire = wire;
        this.channelOf = channelOf;
    }

    @Override
    public void start(long legId, String name, Consumer<Ack> done) {
        begin(legId, name, done);
    }

    private void begin(long legId, String name, Consumer<Ack> done) {
        String channel = channelOf.apply(legId);
        if (channel == null) {
            done.accept(gone(legId));
            return;
        }
        MixMonitorAction action = new MixMonitorAction();
        action.setChannel(channel);
        action.setFile("../recording/" + name + ".wav"); // the application's own folder is spool/monitor
        wire.send(action, reply -> done.accept(reply.ack(Ack.Reason.LEG_GONE)));
    }

    @Override
    public void pause(long legId, String name, boolean on, Consumer<Ack> done) {
        String channel = channelOf.apply(legId);
        if (channel == null) {
            done.accept(gone(legId));
            return;
        }
        MixMonitorMuteAction action = new MixMonitorMuteAction();
        action.setChannel(channel);
        action.setDirection("both");
        action.setState(on ? ON : OFF);
        wire.send(action, reply -> done.accept(reply.ack(Ack.Reason.LEG_GONE)));
    }

    @Override
    public void stop(long legId, String name, Consumer<Ack> done) {
        String channel = channelOf.apply(legId);
        if (channel == null) {
            done.accept(gone(legId));
            return;
        }
        StopMixMonitorAction action = new StopMixMonitorAction();
        action.setChannel(channel);
        wire.send(action, reply -> done.accept(reply.ack(Ack.Reason.LEG_GONE)));
    }

    /**
     * AMI deletes no files, but beginning the same file again empties it: what was said is gone, an empty file stays.
     */
    @Override
    public void discard(long legId, String name, boolean running, Consumer<Ack> done) {
        Runnable overwrite = () -> begin(legId, name, begun -> {
            if (begun instanceof Ack.Accepted) {
                stop(legId, name, done);
            } else {
                done.accept(begun);
            }
        });
        if (!running) {
            overwrite.run();
            return;
        }
        stop(legId, name, stopped -> {
            if (stopped instanceof Ack.Accepted) {
                overwrite.run();
            } else {
                done.accept(stopped);
            }
        });
    }

    private static Ack gone(long legId) {
        return new Ack.Refused(Ack.Reason.LEG_GONE, "leg " + legId);
    }
}
