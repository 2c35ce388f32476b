package io.cadencia.telephony.recording;

import io.cadencia.core.port.telephony.Ack;
import java.util.function.Consumer;

/**
 * How a switch records the conversation of a leg: the seam behind {@link Recordings}, which checks every request before.
 * {@code channel} is the leg's name on the switch; {@code done} is called exactly once, on the adapter's thread, when the request has taken effect or cannot.
 */
public interface Recorder {
    /** Begins to record both sides into a file of this name; an existing file is not touched, but refused. */
    void start(String channel, String name, Consumer<Ack> done);

    /** @param on true: nothing is recorded from now on; false: goes on */
    void pause(String channel, String name, boolean on, Consumer<Ack> done);

    /** Ends the recording; done when the file is complete. */
    void stop(String channel, String name, Consumer<Ack> done);

    /** @param running it is still being recorded; otherwise only the file is deleted */
    void discard(String channel, String name, boolean running, Consumer<Ack> done);
}
