package io.cadencia.telephony.recording;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.RecordingState;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded and how it stands, in the port's words, whatever {@link Recorder} does the work: at most one recording
 * of a leg at a time, repeated requests change nothing, and the end of a leg ends its recording. Its adapter's thread only.
 */
public final class Recordings {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** One recording; it is remembered until its leg ends, so that it can still be discarded. */
    private static final class Tape {
        private final String channel;
        private final String name;
        private RecordingState state = RecordingState.STARTED;
        private boolean timed = true;
        private long recordedMs;
        private long sinceMs;

        Tape(String channel, String name, long nowMs) {
            this.channel = channel;
            this.name = name;
            this.sinceMs = nowMs;
        }

        boolean live() {
            return state == RecordingState.STARTED || state == RecordingState.PAUSED || state == RecordingState.RESUMED;
        }

        void become(RecordingState next, long nowMs) {
            if (live() && state != RecordingState.PAUSED) {
                recordedMs += nowMs - sinceMs;
            }
            sinceMs = nowMs;
            state = next;
        }
    }

    private final TelephonyListener listener;
    private final Recorder recorder;
    private final LongSupplier clockMs;
    private final Map<Long, Tape> tapes = new HashMap<>();

    /** @param clockMs any clock that only goes forward, ms */
    public Recordings(TelephonyListener listener, Recorder recorder, LongSupplier clockMs) {
        this.listener = listener;
        this.recorder = recorder;
        this.clockMs = clockMs;
    }

    /**
     * A request of the port; that the leg is there and answered was checked before.
     *
     * @param channel the leg's name on the switch
     */
    public void record(long legId, String channel, String name, RecordAction action, Consumer<Ack> done) {
        Tape tape = tapes.get(legId);
        if (!NAME.matcher(name).matches()) {
            done.accept(failed(
                    "the name of a recording has 1 to 100 letters, digits, dashes and underscores, was " + name));
        } else if (action == RecordAction.START) {
            start(legId, channel, name, tape, done);
        } else if (tape == null || !tape.name.equals(name)) {
            done.accept(failed("leg " + legId + " has no recording " + name));
        } else {
            change(legId, tape, action, done);
        }
    }

    private void start(long legId, String channel, String name, @Nullable Tape before, Consumer<Ack> done) {
        if (before != null && before.live()) {
            boolean same = before.name.equals(name);
            done.accept(same ? Ack.ACCEPTED : failed("leg " + legId + " is being recorded as " + before.name));
            return;
        }
        Tape tape = new Tape(channel, name, clockMs.getAsLong());
        tapes.put(legId, tape);
        recorder.start(channel, name, ack -> {
            if (ack instanceof Ack.Refused) {
                tapes.remove(legId, tape);
            } else if (tapes.get(legId) == tape) {
                tape.sinceMs = clockMs.getAsLong();
                tell(legId, tape, RecordingState.STARTED);
            }
            done.accept(ack);
        });
    }

    private void change(long legId, Tape tape, RecordAction action, Consumer<Ack> done) {
        boolean paused = tape.state == RecordingState.PAUSED;
        switch (action) {
            case START -> throw new IllegalStateException("handled before");
            case PAUSE, RESUME -> {
                boolean pause = action == RecordAction.PAUSE;
                if (!tape.live()) {
                    done.accept(failed("the recording " + tape.name + " has ended"));
                } else if (paused == pause) {
                    done.accept(Ack.ACCEPTED);
                } else {
                    RecordingState next = pause ? RecordingState.PAUSED : RecordingState.RESUMED;
                    recorder.pause(tape.channel, tape.name, pause, told(legId, tape, next, done));
                }
            }
            case STOP -> {
                if (tape.live()) {
                    recorder.stop(tape.channel, tape.name, told(legId, tape, RecordingState.FINISHED, done));
                } else {
                    done.accept(Ack.ACCEPTED);
                }
            }
            case DISCARD -> {
                if (tape.state == RecordingState.DISCARDED) {
                    done.accept(Ack.ACCEPTED);
                } else {
                    Consumer<Ack> then = told(legId, tape, RecordingState.DISCARDED, done);
                    recorder.discard(tape.channel, tape.name, tape.live(), then);
                }
            }
        }
    }

    private Consumer<Ack> told(long legId, Tape tape, RecordingState next, Consumer<Ack> done) {
        return ack -> {
            if (ack instanceof Ack.Accepted && tapes.get(legId) == tape && tape.state != next) {
                tell(legId, tape, next);
            }
            done.accept(ack);
        };
    }

    private void tell(long legId, Tape tape, RecordingState next) {
        tape.become(next, clockMs.getAsLong());
        listener.on(new TelephonyEvent.Recording(legId, tape.name, next, tape.timed ? tape.recordedMs : 0));
    }

    /** The recording ended by itself: no room on the disk and the like. */
    public void failed(long legId, String name) {
        Tape tape = tapes.get(legId);
        if (tape != null && tape.live() && tape.name.equals(name)) {
            tell(legId, tape, RecordingState.FAILED);
        }
    }

    /** Found running on the switch by an engine that did not start it; how long it is already, nobody knows. */
    public void adopt(long legId, String channel, String name, boolean paused) {
        if (!tapes.containsKey(legId)) {
            Tape tape = new Tape(channel, name, clockMs.getAsLong());
            tape.timed = false;
            tape.state = paused ? RecordingState.PAUSED : RecordingState.STARTED;
            tapes.put(legId, tape);
        }
    }

    /**
     * The leg is about to be told as ended, and its recording ends with it.
     *
     * @param known false: the leg was lost and what is on the disk is not known
     */
    public void legEnds(long legId, boolean known) {
        Tape tape = tapes.remove(legId);
        if (tape != null && tape.live()) {
            tell(legId, tape, known ? RecordingState.FINISHED : RecordingState.FAILED);
        }
    }

    private static Ack failed(String why) {
        return new Ack.Refused(Ack.Reason.FAILED, why);
    }
}
