package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.recording.Recorder;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;

/** A recorder of another link, whose answers come on other threads. */
record LoopRecorder(Recorder recorder, EventLoop loop) implements Recorder {
    @Override
    public void start(String channel, String name, Consumer<Ack> done) {
        recorder.start(channel, name, onLoop(done));
    }

    @Override
    public void pause(String channel, String name, boolean on, Consumer<Ack> done) {
        recorder.pause(channel, name, on, onLoop(done));
    }

    @Override
    public void stop(String channel, String name, Consumer<Ack> done) {
        recorder.stop(channel, name, onLoop(done));
    }

    @Override
    public void discard(String channel, String name, boolean running, Consumer<Ack> done) {
        recorder.discard(channel, name, running, onLoop(done));
    }

    private Consumer<Ack> onLoop(Consumer<Ack> done) {
        return ack -> loop.execute(() -> done.accept(ack));
    }
}
