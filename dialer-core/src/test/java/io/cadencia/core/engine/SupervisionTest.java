package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.SeatView.SupervisionView;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisionTest {
    private final Scenario s = new Scenario();

    private void floor(boolean shown) {
        var calls = new CallPolicy(false, AmdMode.NONE, false, 0, List.of(), List.of(), 20_000, shown);
        s.campaign(Scenario.spec(1, DialMode.PREDICTIVE).with(calls))
                .ready(7, 1)
                .sit(9, 1);
    }

    private Scenario supervise(SuperviseMode mode) {
        return s.apply(new Command.Supervise(s.request(), 9, 7, mode));
    }

    @Test
    void shouldLetAPausedSupervisorTakePartAndRecordIt() {
        floor(true);

        supervise(SuperviseMode.WHISPER);

        assertThat(s.only(Effect.Supervise.class)).isEqualTo(new Effect.Supervise(9, 7, SuperviseMode.WHISPER));
        assertThat(s.allFacts(Fact.AdvisorSupervised.class))
                .containsExactly(new Fact.AdvisorSupervised(9, 7, 1, SuperviseMode.WHISPER, s.now));
        var view = new SupervisionView(9, 7, SuperviseMode.WHISPER);
        assertThat(s.seat(9).supervision()).isEqualTo(view);
        assertThat(s.seat(7).supervision()).isEqualTo(view);
    }

    @Test
    void shouldNotTellTheAdvisorUnlessTheCampaignSaysSo() {
        floor(false);

        supervise(SuperviseMode.LISTEN);

        assertThat(s.seat(7).supervision()).isNull();
        assertThat(s.seat(9).supervision()).isNotNull();
    }

    @Test
    void shouldEndWhenAskedAndKeepTheSupervisorOutOfTheQueueUntilThen() {
        floor(true);
        supervise(SuperviseMode.LISTEN);
        s.apply(new Command.ChangeState(s.request(), 9, true, ""));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.WRONG_STATE);

        supervise(SuperviseMode.OFF);

        assertThat(s.only(Effect.Supervise.class).mode()).isEqualTo(SuperviseMode.OFF);
        assertThat(s.allFacts(Fact.AdvisorSupervised.class).getFirst().mode()).isEqualTo(SuperviseMode.OFF);
        s.apply(new Command.ChangeState(s.request(), 9, true, ""));
        assertThat(s.only(Effect.Answer.class).rejection()).isNull();
    }

    @Test
    void shouldEndWithEitherPhoneOrASwitchThatRefuses() {
        floor(true);
        supervise(SuperviseMode.BARGE);
        s.event(new TelephonyEvent.AdvisorDown(9, EndCause.lost(LegState.CONNECTED)));
        assertThat(s.only(Effect.Supervise.class).mode()).isEqualTo(SuperviseMode.OFF);
        s.event(new TelephonyEvent.AdvisorUp(9));

        supervise(SuperviseMode.BARGE);
        s.event(new TelephonyEvent.AdvisorDown(7, EndCause.lost(LegState.CONNECTED)));
        assertThat(s.only(Effect.Supervise.class).mode()).isEqualTo(SuperviseMode.OFF);
        s.event(new TelephonyEvent.AdvisorUp(7));

        supervise(SuperviseMode.BARGE);
        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.SUPERVISE, 0, 9, Ack.Reason.NOT_SUPPORTED));
        assertThat(s.seat(9).supervision()).isNull();
    }

    @Test
    void shouldRefuseWhomNobodyMaySupervise() {
        floor(true);
        s.apply(new Command.Supervise(s.request(), 9, 99, SuperviseMode.LISTEN));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.NO_SUCH_ADVISOR);
        s.apply(new Command.Supervise(s.request(), 9, 9, SuperviseMode.LISTEN));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.NO_SUCH_ADVISOR);

        s.sit(10, 1);
        supervise(SuperviseMode.LISTEN);
        s.apply(new Command.Supervise(s.request(), 10, 7, SuperviseMode.LISTEN));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.ALREADY_SUPERVISED);
    }
}
