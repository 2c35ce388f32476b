package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.Supervision;
import io.cadencia.telephony.recording.Recorder;
import io.cadencia.telephony.recording.Recordings;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Who hears a conversation beside those who talk: recordings and supervisors. Event-loop thread only. */
final class Listeners {
    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final Snoops snoops;
    private final SnoopRecorder snoopRecorder;
    private final Recordings recordings;
    private final Supervision supervision;

    /** @param other records instead of ARI; null = ARI does */
    Listeners(
            AriRequests requests,
            AriHttpPool pool,
            LegRegistry registry,
            TelephonyListener listener,
            @Nullable Recorder other) {
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        snoops = new Snoops(requests, pool);
        snoopRecorder = new SnoopRecorder(requests, pool, registry, snoops);
        Recorder recorder = other == null ? snoopRecorder : other;
        recordings = new Recordings(listener, recorder, () -> System.nanoTime() / 1_000_000);
        supervision = new Supervision(registry, new SnoopEars(requests, pool, snoops));
    }

    void record(long legId, String name, RecordAction action, Consumer<Ack> done) {
        registry.admission().record(legId, done, leg -> recordings.record(legId, leg.channel(), name, action, done));
    }

    void supervise(long supervisor, long session, SuperviseMode mode, Consumer<Ack> done) {
        supervision.supervise(supervisor, session, mode, done);
    }

    void on(AriEvent event) {
        switch (event) {
            case AriEvent.StasisStart start -> {
                if (start.role().equals(Snoops.ROLE)) {
                    snoops.started(start.channel());
                }
            }
            case AriEvent.Destroyed destroyed -> snoops.destroyed(destroyed.channel());
            case AriEvent.RecordingEnded ended ->
                ChannelIds.tapeOf(ended.tape()).ifPresent(tape -> {
                    if (ended.failed()) {
                        recordings.failed(tape.legId(), tape.name());
                    }
                    snoopRecorder.finished(tape);
                });
            default -> {}
        }
    }

    void legEnds(Leg leg, boolean known) {
        recordings.legEnds(leg.id(), known);
    }

    void advisorGone(long session) {
        supervision.advisorGone(session);
    }

    void linkDown() {
        snoops.linkDown();
        snoopRecorder.linkDown();
    }

    /** What still listens on the switch after a break of the link, or since an engine before. */
    void adopt(List<String> helpers) {
        supervision.adopt(
                helpers.stream().flatMap(id -> ChannelIds.spyOf(id).stream()).toList());
        for (String id : helpers) {
            Optional<ChannelIds.Tape> tape = ChannelIds.tapeOf(id);
            if (tape.isPresent()) {
                pool.send(RecordingRequests.state(tape.get().name()), reply -> adopt(tape.get(), reply));
            }
        }
    }

    private void adopt(ChannelIds.Tape tape, AriReply reply) {
        if (reply instanceof AriReply.Answered(int status, String body) && status == 200) {
            Leg leg = registry.leg(tape.legId());
            if (leg != null) { // else it ended meanwhile, and its recording with it
                recordings.adopt(tape.legId(), leg.channel(), tape.name(), paused(body));
            }
        } else if (reply.status() == 404) {
            snoops.close(ChannelIds.tape(tape.legId(), tape.name()));
        }
    }

    private static boolean paused(String recording) {
        try {
            return JsonMapper.shared()
                    .readTree(recording)
                    .path("state")
                    .asString("")
                    .equals("paused");
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
