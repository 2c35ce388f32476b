package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.lead.LeadState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictiveCallTest {
    private static final Map<String, String> PROMISE = Map.of("monto", "1500.00", "fecha", "2026-06-30");

    private final Scenario s = new Scenario();

    private long oneCallPlaced() {
        s.campaign(1, DialMode.PREDICTIVE).leads(1, 10).ready(7, 1);
        return s.only(Effect.PlaceCall.class).request().legId();
    }

    private long oneCallConnected() {
        long call = oneCallPlaced();
        s.after(4_000).answer(call).event(new TelephonyEvent.Connected(call, 7));
        return call;
    }

    @Test
    void shouldDialForAReadyAdvisorAndConnectTheAnswerInTheSameStep() {
        long call = oneCallPlaced();

        s.after(4_000).answer(call);

        assertThat(s.effects.getFirst()).isEqualTo(new Effect.Connect(call, 7));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.ON_CALL);
        assertThat(s.seat(7).lead()).isNotNull();
    }

    @Test
    void shouldDemandAClassificationBeforeTheNextCall() {
        long call = oneCallConnected();
        s.after(60_000).ended(call, 16, 0, EndedBy.REMOTE);
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.WRAP_UP);
        assertThat(s.all(Effect.PlaceCall.class)).isEmpty();

        s.apply(new Command.ChangeState(s.request(), 7, true, ""));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.CLASSIFICATION_PENDING);

        s.classify(7, call, "PP", PROMISE);
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.READY);
        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
        var gestion = s.allFacts(Fact.GestionRecorded.class).getFirst();
        assertThat(gestion.resultCode()).isEqualTo("PP");
        assertThat(gestion.talkMs()).isEqualTo(60_000);
        assertThat(s.allFacts(Fact.LeadReleased.class).getFirst().state()).isEqualTo(LeadState.DONE);
    }

    @Test
    void shouldRefuseAClassificationThatLacksOrMistakesAField() {
        long call = oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE);

        s.classify(7, call, "PP", Map.of("monto", "100"));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.MISSING_FIELD);
        s.classify(7, call, "PP", Map.of("monto", "-3", "fecha", "2026-06-30"));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.INVALID_FIELD);
        s.classify(7, call, "PP", Map.of("monto", "100", "fecha", "30/06/2026"));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.INVALID_FIELD);
        s.classify(7, call, "RT", Map.of("otro", "1"));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.INVALID_FIELD);
        s.classify(7, call, "ZZ", Map.of());
        assertThat(s.rejection()).isEqualTo(Rejection.Code.UNKNOWN_RESULT);
        assertThat(s.facts).isEmpty();
    }

    @Test
    void shouldRecordOneGestionThoughTheClassificationIsSentTwice() {
        long call = oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE);
        var classify = new Command.Classify("once", 7, call, "PP", PROMISE, "");

        s.apply(classify);
        assertThat(s.allFacts(Fact.GestionRecorded.class)).hasSize(1);
        s.apply(classify);

        assertThat(s.only(Effect.Answer.class).rejection()).isNull();
        assertThat(s.allFacts(Fact.GestionRecorded.class)).isEmpty();
    }

    @Test
    void shouldNeverGuessAResultWhenTheWrapUpRunsOut() {
        long call = oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE);

        s.tickAfter(30_000);

        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.UNCLASSIFIED);
        s.classify(7, call, "PP", PROMISE);
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.READY);
    }

    @Test
    void shouldConnectAgainWhatTheLinkWasTooDownToConnect() {
        long call = oneCallPlaced();
        s.answer(call);
        s.event(new TelephonyEvent.LinkDown("cut"))
                .apply(new Command.TelephonyRefused(Command.TelephonyVerb.CONNECT, call, 7, Ack.Reason.LINK_DOWN));
        s.tickAfter(CallDesk.CONNECT_LIMIT_MS);
        assertThat(s.all(Effect.HangUp.class)).isEmpty();

        s.event(linkUp(new SwitchSnapshot.Leg(call, LegState.ANSWERED, 0)));

        assertThat(s.only(Effect.Connect.class)).isEqualTo(new Effect.Connect(call, 7));
    }

    private static TelephonyEvent linkUp(SwitchSnapshot.Leg... legs) {
        return new TelephonyEvent.LinkUp(
                new SwitchSnapshot(List.of(legs), List.of(new SwitchSnapshot.Advisor(7))), false);
    }

    @Test
    void shouldGiveAWaitingAnswerToTheNextAdvisorWhoIsFree() {
        long call = oneCallPlaced();
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
        long call = oneCallPlaced();
        s.answer(call);

        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.CONNECT, call, 7, Ack.Reason.LEG_GONE));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.READY);
        s.ended(call, 0, 0, EndedBy.REMOTE);

        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.EARLY_HANGUP);
    }

    @Test
    void shouldWriteWhatTheLineProvesWithoutAnAdvisor() {
        long call = oneCallPlaced();

        s.after(300).ended(call, 17, 486, EndedBy.REMOTE);

        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.BUSY);
        assertThat(s.allFacts(Fact.GestionRecorded.class).getFirst().resultCode())
                .isEqualTo("OC");
        assertThat(s.allFacts(Fact.LeadReleased.class).getFirst().state()).isEqualTo(LeadState.WAITING);
        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
    }

    @Test
    void shouldNotCallADebtorAgainAtOnceWhoseRingingCallWasLost() {
        long call = oneCallPlaced();
        s.event(new TelephonyEvent.Dialing(call));
        s.event(new TelephonyEvent.LinkDown("cut")).event(linkUp());
        assertThat(s.allFacts(Fact.LeadReleased.class).getLast().nextAttemptAtMs())
                .isBetween(s.now + LeadDesk.TECHNICAL_RETRY_MS, s.now + 2 * LeadDesk.TECHNICAL_RETRY_MS);

        long next = s.all(Effect.PlaceCall.class).getLast().request().legId();
        s.event(new TelephonyEvent.Ringing(next))
                .event(new TelephonyEvent.LinkDown("cut"))
                .event(linkUp());

        assertThat(s.allFacts(Fact.LeadReleased.class).getLast().nextAttemptAtMs())
                .isGreaterThanOrEqualTo(s.now + 60_000);
    }

    @Test
    void shouldHangUpItselfWhenTheSwitchForgetsTheRingLimit() {
        long call = oneCallPlaced();
        s.event(new TelephonyEvent.Ringing(call));

        s.tickAfter(23_000);

        assertThat(s.all(Effect.HangUp.class)).contains(new Effect.HangUp(call));
        s.ended(call, 16, 0, EndedBy.US);
        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.NO_ANSWER);
    }

    @Test
    void shouldTakeALegForLostWhenHangUpsDoNotEndIt() {
        long call = oneCallPlaced();
        s.tickAfter(5_000).tickAfter(3_000).tickAfter(3_000).tickAfter(3_000);

        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().attemptId()).isEqualTo(call);
        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.TECHNICAL_FAILURE);
    }

    @Test
    void shouldStopDiallingWhileTheLinkOrTheDatabaseIsAway() {
        s.campaign(1, DialMode.PREDICTIVE).leads(1, 10);
        s.event(new TelephonyEvent.LinkDown("test"));
        s.ready(7, 1);
        assertThat(s.all(Effect.PlaceCall.class)).isEmpty();

        s.apply(new Command.BacklogReported(9, true))
                .event(new TelephonyEvent.LinkUp(
                        new SwitchSnapshot(List.of(), List.of(new SwitchSnapshot.Advisor(7))), false));
        assertThat(s.all(Effect.PlaceCall.class)).isEmpty();

        s.apply(new Command.BacklogReported(0, false));
        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
    }

    @Test
    void shouldAdoptWhatTheSwitchHasAndEndAsLostWhatItHasNot() {
        s.campaign(1, DialMode.PROGRESSIVE).leads(1, 10).ready(7, 1);
        long connected = s.only(Effect.PlaceCall.class).request().legId();
        s.answer(connected).event(new TelephonyEvent.Connected(connected, 7));
        s.ready(8, 1);
        long ringing = s.only(Effect.PlaceCall.class).request().legId();
        s.event(new TelephonyEvent.Ringing(ringing)).event(new TelephonyEvent.LinkDown("cut"));

        s.event(new TelephonyEvent.LinkUp(
                new SwitchSnapshot(
                        List.of(
                                new SwitchSnapshot.Leg(connected, LegState.CONNECTED, 7),
                                new SwitchSnapshot.Leg(999, LegState.RINGING, 0)),
                        List.of(new SwitchSnapshot.Advisor(7), new SwitchSnapshot.Advisor(8))),
                false));

        assertThat(s.all(Effect.HangUp.class)).containsExactly(new Effect.HangUp(999));
        assertThat(s.allFacts(Fact.AttemptEnded.class))
                .extracting(Fact.AttemptEnded::attemptId, Fact.AttemptEnded::outcome)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ringing, Outcome.TECHNICAL_FAILURE));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.ON_CALL);
    }

    @Test
    void shouldHoldTheDebtorWhileTheAdvisorsPhoneIsCalledAgain() {
        long call = oneCallConnected();

        s.event(new TelephonyEvent.AdvisorDown(7, io.cadencia.core.call.EndCause.lost(LegState.CONNECTED)));
        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, true));
        s.tickAfter(1_000);
        assertThat(s.all(Effect.OpenAdvisor.class)).hasSize(1);
        s.event(new TelephonyEvent.AdvisorUp(7));

        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.ON_CALL);
    }

    @Test
    void shouldKeepTheSeatAndItsCallWhileTheDesktopReconnects() {
        long call = oneCallConnected();
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
        long call = oneCallPlaced();
        s.apply(new Command.DesktopLost(7)).answer(call);
        assertThat(s.all(Effect.Connect.class)).isEmpty();

        s.apply(new Command.ResumeSeat(s.request(), 7));
        assertThat(s.all(Effect.Connect.class)).hasSize(1);
    }

    @Test
    void shouldLetANewSessionOfTheAdvisorTakeTheUnclassifiedCallOver() {
        long call = oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE).apply(new Command.DesktopLost(7));

        s.apply(new Command.TakeSeat(
                s.request(), 70, 7, 1, new io.cadencia.core.port.telephony.AdvisorEndpoint.Sip("advisor7")));
        assertThat(s.seat(70).state()).isEqualTo(AdvisorState.WRAP_UP);
        s.classify(70, call, "PP", PROMISE);

        assertThat(s.allFacts(Fact.GestionRecorded.class).getFirst().advisorId())
                .isEqualTo(7);
    }

    @Test
    void shouldPauseAfterTheCallWhenAskedDuringIt() {
        long call = oneCallConnected();
        s.apply(new Command.ChangeState(s.request(), 7, false, "COMIDA"));
        assertThat(s.seat(7).pendingPause()).isEqualTo("COMIDA");

        s.ended(call, 16, 0, EndedBy.US).classify(7, call, "RT", Map.of());

        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.PAUSED);
        assertThat(s.seat(7).pauseReason()).isEqualTo("COMIDA");
        assertThat(s.seat(7).deadlineMs()).isEqualTo(s.now + 1_800_000);
    }

    @Test
    void shouldTellHoldAndMuteToTheSwitchAndGoBackWhenRefused() {
        long call = oneCallConnected();
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
    void shouldNotStayStoppedByABacklogReportedBeforeARestart() {
        s.campaign(1, DialMode.PREDICTIVE).leads(1, 10).ready(7, 1);
        s.apply(new Command.BacklogReported(9, true)).apply(new Command.ServerStarted());
        s.event(new TelephonyEvent.LinkUp(
                new SwitchSnapshot(List.of(), List.of(new SwitchSnapshot.Advisor(7))), false));

        s.apply(new Command.ResumeSeat(s.request(), 7));

        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
    }

    @Test
    void shouldRefuseADateOutOfReachInsteadOfBreakingOnIt() {
        long call = oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE);

        for (String date : List.of("+999999999-01-01", "1815-06-18", "+12000-01-01")) {
            s.classify(7, call, "PP", Map.of("monto", "100", "fecha", date));
            assertThat(s.rejection()).as(date).isEqualTo(Rejection.Code.INVALID_FIELD);
        }
    }

    @Test
    void shouldNotDialALeadAgainThatWasClassifiedBeforeTheWrapUpEnded() {
        var spec = Scenario.spec(1, DialMode.PREDICTIVE);
        s.campaign(new CampaignSpec(
                1,
                spec.name(),
                spec.mandante(),
                spec.purpose(),
                spec.mode(),
                spec.profile(),
                spec.trunk(),
                spec.callerId(),
                spec.ringTimeoutMs(),
                spec.waitLimitMs(),
                new CampaignSpec.WrapUpPolicy(30_000, false),
                spec.pacing(),
                spec.retry(),
                spec.results(),
                spec.pauseReasons()));
        s.leads(1, 1).ready(7, 1);
        long call = s.only(Effect.PlaceCall.class).request().legId();
        s.answer(call).event(new TelephonyEvent.Connected(call, 7)).ended(call, 16, 0, EndedBy.REMOTE);
        s.classify(7, call, "PP", PROMISE);
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.WRAP_UP);

        s.apply(new Command.LeaveSeat(s.request(), 7)).ready(8, 1);

        assertThat(s.all(Effect.PlaceCall.class)).isEmpty();
    }

    @Test
    void shouldKeepTheWrapUpLimitWhenANewSessionTakesTheSeatOver() {
        long call = oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE);
        s.apply(new Command.TakeSeat(
                s.request(), 70, 7, 1, new io.cadencia.core.port.telephony.AdvisorEndpoint.Sip("advisor7")));

        s.tickAfter(30_000);

        assertThat(s.seat(70).state()).isEqualTo(AdvisorState.UNCLASSIFIED);
    }

    @Test
    void shouldNotTakeBackAHangUpWhenTheHoldBeforeItIsRefused() {
        long call = oneCallConnected();
        s.apply(new Command.ControlCall(s.request(), 7, call, Command.Control.HOLD, ""));
        s.apply(new Command.ControlCall(s.request(), 7, call, Command.Control.HANG_UP, ""));

        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.HOLD, call, 0, Ack.Reason.TIMED_OUT));
        s.tickAfter(EndDesk.ENDING_LIMIT_MS);

        assertThat(s.all(Effect.HangUp.class)).containsExactly(new Effect.HangUp(call));
    }

    @Test
    void shouldBridgeALiveCallAgainWhenTheAdvisorsPhoneWasLostDuringARestart() {
        long call = oneCallConnected();
        s.apply(new Command.ServerStarted());
        s.event(new TelephonyEvent.LinkUp(
                new SwitchSnapshot(List.of(new SwitchSnapshot.Leg(call, LegState.ANSWERED, 0)), List.of()), false));
        assertThat(s.all(Effect.OpenAdvisor.class)).hasSize(1);
        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, true));

        s.event(new TelephonyEvent.AdvisorUp(7));

        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
    }

    @Test
    void shouldGiveUpAConnectionTheSwitchSaysNothingAbout() {
        long call = oneCallPlaced();
        s.answer(call);

        s.tickAfter(CallDesk.CONNECT_LIMIT_MS);

        assertThat(s.all(Effect.HangUp.class)).contains(new Effect.HangUp(call));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.READY);
    }
}
