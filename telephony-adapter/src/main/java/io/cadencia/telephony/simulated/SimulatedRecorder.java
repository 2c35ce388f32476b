package io.cadencia.telephony.simulated;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.recording.Recorder;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Files that have only names. */
final class SimulatedRecorder implements Recorder {
    private final Set<String> files = new HashSet<>();

    @Override
    public void start(String channel, String name, Consumer<Ack> done) {
        done.accept(files.add(name) ? Ack.ACCEPTED : new Ack.Refused(Ack.Reason.FAILED, name + " exists"));
    }

    @Override
    public void pause(String channel, String name, boolean on, Consumer<Ack> done) {
        done.accept(Ack.ACCEPTED);
    }

    @Override
    public void stop(String channel, String name, Consumer<Ack> done) {
        done.accept(Ack.ACCEPTED);
    }

    @Override
    public void discard(String channel, String name, boolean running, Consumer<Ack> done) {
        files.remove(name);
        done.accept(Ack.ACCEPTED);
    }
}
