package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.recording.Recorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Records a leg through a snoop channel, which hears both sides wherever the leg goes: into {@code recording/NAME.wav} of
 * the switch's spool folder, pauses cut out. Event-loop thread only.
 */
final class SnoopRecorder implements Recorder {
    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final Snoops snoops;
    private final Map<String, Consumer<Ack>> stopping = new HashMap<>();

    SnoopRecorder(AriRequests requests, AriHttpPool pool, LegRegistry registry, Snoops snoops) {
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        this.snoops = snoops;
    }

    @Override
    public void start(String channel, String name, Consumer<Ack> done) {
        String tape = tape(channel, name);
        snoops.open(channel, tape, "none", ready -> {
            if (ready.ok()) {
                roll(tape, name, done);
            } else {
                done.accept(Replies.ack(ready, Ack.Reason.LEG_GONE));
            }
        });
    }

    private String tape(String channel, String name) {
        Leg leg = registry.legOfChannel(channel);
        return ChannelIds.tape(leg == null ? 0 : leg.id(), name);
    }

    private void roll(String tape, String name, Consumer<Ack> done) {
        pool.send(RecordingRequests.begin(tape, name), reply -> {
            if (!reply.ok()) {
                snoops.close(tape);
            }
            done.accept(Replies.ack(reply, Ack.Reason.FAILED));
        });
    }

    @Override
    public void pause(String channel, String name, boolean on, Consumer<Ack> done) {
        AriRequest request = on ? RecordingRequests.pause(name) : RecordingRequests.resume(name);
        pool.send(request, reply -> done.accept(Replies.ack(reply, Ack.Reason.FAILED)));
    }

    @Override
    public void stop(String channel, String name, Consumer<Ack> done) {
        stopping.put(name, done);
        pool.send(RecordingRequests.stop(name), reply -> {
            if (!reply.ok()) {
                settle(name, Replies.ack(reply, Ack.Reason.FAILED));
            }
        });
    }

    @Override
    public void discard(String channel, String name, boolean running, Consumer<Ack> done) {
        AriRequest request = running ? RecordingRequests.discard(name) : RecordingRequests.delete(name);
        pool.send(request, reply -> {
            if (running) {
                snoops.close(tape(channel, name));
            }
            done.accept(Replies.ack(reply, Ack.Reason.FAILED));
        });
    }

    /** The file is complete; the channel that recorded it has nothing left to do. */
    void finished(ChannelIds.Tape tape) {
        snoops.close(ChannelIds.tape(tape.legId(), tape.name()));
        settle(tape.name(), Ack.ACCEPTED);
    }

    void linkDown() {
        List<String> waiting = new ArrayList<>(stopping.keySet());
        waiting.forEach(name -> settle(name, new Ack.Refused(Ack.Reason.LINK_DOWN, "while it was being stopped")));
    }

    private void settle(String name, Ack outcome) {
        Consumer<Ack> done = stopping.remove(name);
        if (done != null) {
            done.accept(outcome);
        }
    }
}
