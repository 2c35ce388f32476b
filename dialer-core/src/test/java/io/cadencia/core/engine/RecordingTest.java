package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.SeatView.Recorded;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.RecordingState;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private final Scenario s = new Scenario();
    private long call;

    private void talking(boolean recorded) {
        var calls = new CallPolicy(recorded, AmdMode.NONE, false, 0, List.of(), List.of(), 20_000, false);
        s.campaign(Scenario.spec(1, DialMode.PREDICTIVE).with(calls))
                .leads(1, 10)
                .ready(7, 1);
        call = s.only(Effect.PlaceCall.class).request().legId();
        s.after(4_000).answer(call).event(new TelephonyEvent.Connected(call, 7));
    }

    private void recording() {
        talking(true);
        s.event(new TelephonyEvent.Recording(call, Long.toString(call), RecordingState.STARTED, 0));
    }

    private Recorded shown() {
        return Objects.requireNonNull(s.seat(7).call()).recording();
    }

    private Fact.RecordingChanged fact() {
        return s.allFacts(Fact.RecordingChanged.class).getFirst();
    }

    @Test
    void shouldRecordFromTheConnectionUnderTheAttemptsNumber() {
        talking(true);

        assertThat(s.only(Effect.RecordCall.class))
                .isEqualTo(new Effect.RecordCall(call, Long.toString(call), RecordAction.START));
        assertThat(shown()).isEqualTo(Recorded.ON);
    }

    @Test
    void shouldRecordNothingUnlessTheCampaignSaysSo() {
        talking(false);
        assertThat(s.all(Effect.RecordCall.class)).isEmpty();

        s.control(7, call, Command.Control.PAUSE_RECORDING, "CARD_DATA");
        assertThat(s.rejection()).isEqualTo(Rejection.Code.NO_RECORDING);
    }

    @Test
    void shouldSayWhoPausedAndWhy() {
        recording();

        s.control(7, call, Command.Control.PAUSE_RECORDING, "CARD_DATA");

        assertThat(s.only(Effect.RecordCall.class).action()).isEqualTo(RecordAction.PAUSE);
        assertThat(shown()).isEqualTo(Recorded.PAUSED);
        assertThat(fact().advisorId()).isEqualTo(7);
        assertThat(fact().reason()).isEqualTo("CARD_DATA");
        assertThat(fact().change()).isEqualTo(RecordingState.PAUSED);

        s.control(7, call, Command.Control.RESUME_RECORDING, "");
        assertThat(s.only(Effect.RecordCall.class).action()).isEqualTo(RecordAction.RESUME);
        assertThat(fact().advisorId()).isEqualTo(7);
    }

    @Test
    void shouldNotPauseWithoutAReason() {
        recording();

        s.control(7, call, Command.Control.PAUSE_RECORDING, "");

        assertThat(s.rejection()).isEqualTo(Rejection.Code.INVALID_FIELD);
        assertThat(s.all(Effect.RecordCall.class)).isEmpty();
    }

    @Test
    void shouldGoOnRecordingWhenAPauseIsForgotten() {
        recording();
        s.control(7, call, Command.Control.PAUSE_RECORDING, "CARD_DATA");

        s.tickAfter(RecordingDesk.PAUSE_LIMIT_MS - 1);
        assertThat(s.all(Effect.RecordCall.class)).isEmpty();
        s.tickAfter(1);

        assertThat(s.only(Effect.RecordCall.class).action()).isEqualTo(RecordAction.RESUME);
        assertThat(fact().advisorId()).isZero();
        assertThat(fact().reason()).isEqualTo(RecordingDesk.LIMIT);
    }

    @Test
    void shouldShowWhatTheSwitchRefused() {
        recording();
        s.control(7, call, Command.Control.PAUSE_RECORDING, "CARD_DATA");
        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.PAUSE_RECORDING, call, 0, Ack.Reason.NOT_SUPPORTED));
        assertThat(shown()).as("it is still recorded").isEqualTo(Recorded.ON);

        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.RECORD, call, 0, Ack.Reason.FAILED));
        assertThat(shown()).isEqualTo(Recorded.FAILED);
        assertThat(fact().change()).isEqualTo(RecordingState.FAILED);
    }

    @Test
    void shouldTellAFinishedRecordingFromOneNobodyReported() {
        recording();
        s.event(new TelephonyEvent.Recording(call, Long.toString(call), RecordingState.FINISHED, 61_000));
        assertThat(fact().durationMs()).isEqualTo(61_000);
        s.ended(call, 16, 0, EndedBy.REMOTE);
        assertThat(s.allFacts(Fact.RecordingChanged.class)).isEmpty();

        s.classify(7, call, "RT", java.util.Map.of());
        call = s.only(Effect.PlaceCall.class).request().legId();
        s.answer(call).event(new TelephonyEvent.Connected(call, 7));
        s.ended(call, 16, 0, EndedBy.REMOTE);
        assertThat(fact().change()).isEqualTo(RecordingState.FAILED);
        assertThat(fact().reason()).isEqualTo(RecordingDesk.UNREPORTED);
    }
}
