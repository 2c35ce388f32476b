package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.RecordingState;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.population.Behaviour;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recordings: their states and events. What is in the files is measured elsewhere. */
public abstract class RecordingContract extends SwitchContract {
    protected RecordingContract(SwitchBench bench) {
        super(bench);
    }

    @BeforeEach
    void needsRecording() {
        needs(Capability.RECORDING);
    }

    @Test
    void shouldRecordWithAPause() {
        long leg = connected(advisor());
        String name = name(leg);
        accepted(telephony.record(leg, name, RecordAction.START));
        pass(400);
        accepted(telephony.record(leg, name, RecordAction.PAUSE));
        pass(300);
        accepted(telephony.record(leg, name, RecordAction.RESUME));
        pass(200);
        accepted(telephony.record(leg, name, RecordAction.STOP));
        await(() -> states(leg).contains(RecordingState.FINISHED));
        assertThat(states(leg))
                .containsExactly(
                        RecordingState.STARTED, RecordingState.PAUSED, RecordingState.RESUMED, RecordingState.FINISHED);
        List<Long> lengths = recordings(leg).stream()
                .map(TelephonyEvent.Recording::durationMs)
                .toList();
        assertThat(lengths.get(1)).isGreaterThanOrEqualTo(390);
        assertThat(lengths.get(2)).isEqualTo(lengths.get(1));
        assertThat(lengths.get(3)).isGreaterThanOrEqualTo(lengths.get(2) + 190);
        assertThat(recordings(leg)).allMatch(event -> event.name().equals(name));
        assertThat(alive(leg)).isTrue();
    }

    @Test
    void shouldTakeEachRequestTwiceAsOne() {
        long leg = connected(advisor());
        String name = name(leg);
        for (RecordAction action : List.of(
                RecordAction.START,
                RecordAction.START,
                RecordAction.PAUSE,
                RecordAction.PAUSE,
                RecordAction.RESUME,
                RecordAction.RESUME,
                RecordAction.STOP,
                RecordAction.STOP)) {
            accepted(telephony.record(leg, name, action));
        }
        assertThat(states(leg))
                .containsExactly(
                        RecordingState.STARTED, RecordingState.PAUSED, RecordingState.RESUMED, RecordingState.FINISHED);
    }

    @Test
    void shouldRefuseWhatCannotBeRecorded() {
        long leg = connected(advisor());
        String name = name(leg);
        refused(telephony.record(IDS.incrementAndGet(), name, RecordAction.START), Ack.Reason.LEG_GONE);
        refused(telephony.record(leg, "../etc/passwd", RecordAction.START), Ack.Reason.FAILED);
        refused(telephony.record(leg, "", RecordAction.START), Ack.Reason.FAILED);
        refused(telephony.record(leg, name, RecordAction.PAUSE), Ack.Reason.FAILED);
        refused(telephony.record(leg, name, RecordAction.STOP), Ack.Reason.FAILED);
        accepted(telephony.record(leg, name, RecordAction.START));
        refused(telephony.record(leg, name + "-2", RecordAction.START), Ack.Reason.FAILED);
        refused(telephony.record(leg, name + "-2", RecordAction.STOP), Ack.Reason.FAILED);
        long ringing = dial(Behaviour.NO_ANSWER, 0);
        await(() -> log.count(ringing, TelephonyEvent.Ringing.class) == 1);
        refused(telephony.record(ringing, name(ringing), RecordAction.START), Ack.Reason.FAILED);
        assertThat(states(leg)).containsExactly(RecordingState.STARTED);
    }

    @Test
    void shouldFinishTheRecordingBeforeTheEndOfTheLeg() {
        long leg = connected(advisor(), Behaviour.SHORT_TALK);
        accepted(telephony.record(leg, name(leg), RecordAction.START));
        awaitEnd(leg);
        assertThat(log.story(leg)).endsWith("Recording", "Recording", "Ended");
        assertThat(states(leg)).containsExactly(RecordingState.STARTED, RecordingState.FINISHED);
        refused(telephony.record(leg, name(leg), RecordAction.DISCARD), Ack.Reason.LEG_GONE);
    }

    @Test
    void shouldDiscardWhatRunsAndWhatIsComplete() {
        long leg = connected(advisor());
        accepted(telephony.record(leg, name(leg), RecordAction.START));
        pass(200);
        accepted(telephony.record(leg, name(leg), RecordAction.DISCARD));
        accepted(telephony.record(leg, name(leg), RecordAction.DISCARD));
        assertThat(states(leg)).containsExactly(RecordingState.STARTED, RecordingState.DISCARDED);
        String second = name(leg) + "-second";
        accepted(telephony.record(leg, second, RecordAction.START));
        pass(200);
        accepted(telephony.record(leg, second, RecordAction.STOP));
        accepted(telephony.record(leg, second, RecordAction.DISCARD));
        assertThat(states(leg).subList(2, 5))
                .containsExactly(RecordingState.STARTED, RecordingState.FINISHED, RecordingState.DISCARDED);
        // the name is free again, so the files are gone
        accepted(telephony.record(leg, name(leg), RecordAction.START));
        accepted(telephony.record(leg, name(leg), RecordAction.STOP));
    }

    @Test
    void shouldFollowTheLegThroughHoldAndTransfer() {
        needs(Capability.TRANSFER);
        long session = advisor();
        long leg = connected(session);
        accepted(telephony.record(leg, name(leg), RecordAction.START));
        accepted(telephony.hold(leg, true));
        await(() -> state(leg) == LegState.HELD);
        long third = place(request(Behaviour.ANSWER, 0, RING_TIMEOUT, session));
        await(() -> log.has(new TelephonyEvent.Connected(third, session)));
        accepted(telephony.pair(leg, third));
        pass(300);
        assertThat(states(leg)).containsExactly(RecordingState.STARTED);
        accepted(telephony.record(leg, name(leg), RecordAction.STOP));
        assertThat(recordings(leg).getLast().durationMs()).isGreaterThanOrEqualTo(290);
    }

    @Test
    void shouldRecordOnWhileTheLinkIsAway() {
        long leg = connected(advisor());
        accepted(telephony.record(leg, name(leg), RecordAction.START));
        bench.dropLink();
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        accepted(telephony.record(leg, name(leg), RecordAction.PAUSE));
        accepted(telephony.record(leg, name(leg), RecordAction.STOP));
        assertThat(states(leg)).containsExactly(RecordingState.STARTED, RecordingState.PAUSED, RecordingState.FINISHED);
    }

    private static String name(long leg) {
        return "contract-" + leg;
    }

    private List<TelephonyEvent.Recording> recordings(long leg) {
        return log.all(TelephonyEvent.Recording.class).stream()
                .filter(event -> event.legId() == leg)
                .toList();
    }

    private List<RecordingState> states(long leg) {
        return recordings(leg).stream().map(TelephonyEvent.Recording::state).toList();
    }
}
