package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.lead.LeadState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One call of a predictive campaign, from the launch to its end. */
class PredictiveCallTest {
    private final Scenario s = new Scenario();

    @Test
    void shouldDialForAReadyAdvisorAndConnectTheAnswerInTheSameStep() {
        long call = s.oneCallPlaced();

        s.after(4_000).answer(call);

        assertThat(s.effects.getFirst()).isEqualTo(new Effect.Connect(call, 7));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.ON_CALL);
        assertThat(s.seat(7).lead()).isNotNull();
    }

    @Test
    void shouldGiveAWaitingAnswerToTheNextAdvisorWhoIsFree() {
        long call = s.oneCallPlaced();
        s.apply(new Command.ChangeState(s.request(), 7, false, "BANO")).answer(call);

        s.after(1_000).apply(new Command.ChangeState(s.request(), 7, true, ""));

        assertThat(s.only(Effect.Connect.class)).isEqualTo(new Effect.Connect(call, 7));
        s.tickAfter(5_000);
        assertThat(s.all(Effect.PlayAbandonment.class)).isEmpty();
    }

    @Test
    void shouldConnectTheLongestIdleAdvisorFirst() {
        s.campaign(1, DialMode.PROGRESSIVE).leads(1, 10).ready(7, 1);
        long first = s.only(Effect.PlaceCall.class).request().legId();
        s.after(1_000).ready(8, 1);

        s.answer(first);

        assertThat(s.only(Effect.Connect.class).sessionId()).isEqualTo(7);
    }

    @Test
    void shouldFreeTheAdvisorWhenTheDebtorIsGoneBeforeTheBridge() {
        long call = s.oneCallPlaced();
        s.answer(call);

        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.CONNECT, call, 7, Ack.Reason.LEG_GONE));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.READY);
        s.ended(call, 0, 0, EndedBy.REMOTE);

        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.EARLY_HANGUP);
    }

    @Test
    void shouldWriteWhatTheLineProvesWithoutAnAdvisor() {
        long call = s.oneCallPlaced();

        s.after(300).ended(call, 17, 486, EndedBy.REMOTE);

        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.BUSY);
        assertThat(s.allFacts(Fact.GestionRecorded.class).getFirst().resultCode())
                .isEqualTo("OC");
        assertThat(s.allFacts(Fact.LeadReleased.class).getFirst().state()).isEqualTo(LeadState.WAITING);
        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
    }

    @Test
    void shouldHangUpItselfWhenTheSwitchForgetsTheRingLimit() {
        long call = s.oneCallPlaced();
        s.event(new TelephonyEvent.Ringing(call));

        s.tickAfter(23_000);

        assertThat(s.all(Effect.HangUp.class)).contains(new Effect.HangUp(call));
        s.ended(call, 16, 0, EndedBy.US);
        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.NO_ANSWER);
    }

    @Test
    void shouldTakeALegForLostWhenHangUpsDoNotEndIt() {
        long call = s.oneCallPlaced();
        s.tickAfter(5_000).tickAfter(3_000).tickAfter(3_000).tickAfter(3_000);

        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().attemptId()).isEqualTo(call);
        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.TECHNICAL_FAILURE);
    }

    @Test
    void shouldHoldTheDebtorWhileTheAdvisorsPhoneIsCalledAgain() {
        long call = s.oneCallConnected();

        s.event(new TelephonyEvent.AdvisorDown(7, EndCause.lost(LegState.CONNECTED)));
        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, true));
        s.tickAfter(1_000);
        assertThat(s.all(Effect.OpenAdvisor.class)).hasSize(1);
        s.event(new TelephonyEvent.AdvisorUp(7));

        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.ON_CALL);
    }

    @Test
    void shouldKeepTheSeatAndItsCallWhileTheDesktopReconnects() {
        long call = s.oneCallConnected();
        s.apply(new Command.DesktopLost(7)).tickAfter(SeatDesk.SEAT_GRACE_MS);
        assertThat(s.all(Effect.SeatClosed.class)).isEmpty();

        s.apply(new Command.ResumeSeat(s.request(), 7));

        SeatView seat = s.seat(7);
        assertThat(seat.state()).isEqualTo(AdvisorState.ON_CALL);
        assertThat(seat.call())
                .isNotNull()
                .extracting(SeatView.CallView::attemptId)
                .isEqualTo(call);
    }

    @Test
    void shouldNotRouteCallsToASeatWithoutADesktop() {
        long call = s.oneCallPlaced();
        s.apply(new Command.DesktopLost(7)).answer(call);
        assertThat(s.all(Effect.Connect.class)).isEmpty();

        s.apply(new Command.ResumeSeat(s.request(), 7));
        assertThat(s.all(Effect.Connect.class)).hasSize(1);
    }

    @Test
    void shouldPauseAfterTheCallWhenAskedDuringIt() {
        long call = s.oneCallConnected();
        s.apply(new Command.ChangeState(s.request(), 7, false, "COMIDA"));
        assertThat(s.seat(7).pendingPause()).isEqualTo("COMIDA");

        s.ended(call, 16, 0, EndedBy.US).classify(7, call, "RT", Map.of());

        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.PAUSED);
        assertThat(s.seat(7).pauseReason()).isEqualTo("COMIDA");
        assertThat(s.seat(7).deadlineMs()).isEqualTo(s.now + 1_800_000);
    }

    @Test
    void shouldTellHoldAndMuteToTheSwitchAndGoBackWhenRefused() {
        long call = s.oneCallConnected();
        s.apply(new Command.ControlCall(s.request(), 7, call, Command.Control.HOLD, ""));
        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, true));
        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.HOLD, call, 0, Ack.Reason.FAILED));
        assertThat(s.seat(7).call())
                .isNotNull()
                .extracting(SeatView.CallView::held)
                .isEqualTo(false);

        s.apply(new Command.ControlCall(s.request(), 7, call, Command.Control.SEND_DTMF, "12x"));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.INVALID_FIELD);
        s.apply(new Command.ControlCall(s.request(), 7, call, Command.Control.HANG_UP, ""));
        assertThat(s.only(Effect.HangUp.class)).isEqualTo(new Effect.HangUp(call));
    }

    @Test
    void shouldNotTakeBackAHangUpWhenTheHoldBeforeItIsRefused() {
        long call = s.oneCallConnected();
        s.apply(new Command.ControlCall(s.request(), 7, call, Command.Control.HOLD, ""));
        s.apply(new Command.ControlCall(s.request(), 7, call, Command.Control.HANG_UP, ""));

        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.HOLD, call, 0, Ack.Reason.TIMED_OUT));
        s.tickAfter(EndDesk.ENDING_LIMIT_MS);

        assertThat(s.all(Effect.HangUp.class)).containsExactly(new Effect.HangUp(call));
    }

    @Test
    void shouldGiveUpAConnectionTheSwitchSaysNothingAbout() {
        long call = s.oneCallPlaced();
        s.answer(call);

        s.tickAfter(CallDesk.CONNECT_LIMIT_MS);

        assertThat(s.all(Effect.HangUp.class)).contains(new Effect.HangUp(call));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.READY);
    }
}
