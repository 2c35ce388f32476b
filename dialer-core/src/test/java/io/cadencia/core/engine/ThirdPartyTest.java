package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThirdPartyTest {
    private static final Map<String, String> PROMISE = Map.of("monto", "1500.00", "fecha", "2026-06-30");
    private static final CallPolicy CALLS = new CallPolicy(
            false,
            AmdMode.NONE,
            false,
            0,
            List.of(new CallPolicy.Destination("LEGAL", "Área legal", "+525551112222")),
            List.of(),
            20_000,
            false);

    private final Scenario s = new Scenario();
    private long call;

    private void talking() {
        s.campaign(Scenario.spec(1, DialMode.PREDICTIVE).with(CALLS))
                .leads(1, 10)
                .ready(7, 1);
        call = s.only(Effect.PlaceCall.class).request().legId();
        s.after(4_000).answer(call).event(new TelephonyEvent.Connected(call, 7));
    }

    private long ask(Command.Control control) {
        s.control(7, call, control, "LEGAL");
        return s.only(Effect.CallThirdParty.class).request().legId();
    }

    private long consulting() {
        talking();
        long third = ask(Command.Control.CONSULT);
        s.answer(third);
        return third;
    }

    private SeatView.CallView shown() {
        SeatView.CallView view = s.seat(7).call();
        assertThat(view).isNotNull();
        return java.util.Objects.requireNonNull(view);
    }

    @Test
    void shouldHoldTheDebtorAndCallTheThirdPartyIntoTheAdvisorsBridge() {
        talking();

        s.control(7, call, Command.Control.CONSULT, "LEGAL");

        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, true));
        var request = s.only(Effect.CallThirdParty.class).request();
        assertThat(request.number()).isEqualTo("+525551112222");
        assertThat(request.attachedSessionId()).isEqualTo(7);
        assertThat(request.attachedLegId()).isZero();
        assertThat(shown().thirdParty())
                .isEqualTo(new SeatView.ThirdPartyView(
                        "Área legal", "+525551112222", "CONSULT", LegState.REQUESTED, s.now));
    }

    @Test
    void shouldCallNobodyWhoIsNotInTheDirectory() {
        talking();

        s.control(7, call, Command.Control.CONSULT, "+525599999999");

        assertThat(s.rejection()).isEqualTo(Rejection.Code.NO_SUCH_DESTINATION);
        assertThat(s.all(Effect.CallThirdParty.class)).isEmpty();
        assertThat(s.all(Effect.Hold.class)).isEmpty();
    }

    @Test
    void shouldCallOneThirdPartyAtATime() {
        consulting();

        s.control(7, call, Command.Control.TRANSFER, "LEGAL");

        assertThat(s.rejection()).isEqualTo(Rejection.Code.NOT_AVAILABLE_ON_THIS_LEG);
    }

    @Test
    void shouldGiveTheDebtorBackWhenTheConsultationIsCancelled() {
        long third = consulting();

        s.control(7, call, Command.Control.DROP_THIRD_PARTY, "");
        assertThat(s.only(Effect.HangUp.class)).isEqualTo(new Effect.HangUp(third));
        assertThat(s.all(Effect.Hold.class))
                .as("the third party must not hear the debtor")
                .isEmpty();
        s.ended(third, 16, 0, EndedBy.US);

        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
        assertThat(shown().thirdParty()).isNull();
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.ON_CALL);
        var fact = s.allFacts(Fact.ThirdPartyCalled.class).getFirst();
        assertThat(fact.outcome()).isEqualTo(Outcome.CONNECTED);
        assertThat(fact.phase()).isEqualTo("CONSULT");
        assertThat(fact.attemptId()).isEqualTo(call);
    }

    @Test
    void shouldGiveTheDebtorBackAndSayWhyWhenTheThirdPartyIsBusy() {
        talking();
        long third = ask(Command.Control.CONSULT);

        s.after(2_000).ended(third, 17, 486, EndedBy.REMOTE);

        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
        assertThat(shown().thirdPartyOutcome()).isEqualTo(Outcome.BUSY);
    }

    @Test
    void shouldBringAllThreeTogetherAndLetTheAdvisorLeave() {
        long third = consulting();

        s.control(7, call, Command.Control.MERGE, "");
        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
        assertThat(shown().thirdParty())
                .extracting(SeatView.ThirdPartyView::phase)
                .isEqualTo("THREE_WAY");

        s.after(30_000).control(7, call, Command.Control.LEAVE, "");
        assertThat(s.only(Effect.Pair.class)).isEqualTo(new Effect.Pair(call, third));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.WRAP_UP);
        assertThat(shown().state()).isEqualTo(LegState.ENDED);
        assertThat(s.allFacts(Fact.AttemptEnded.class))
                .as("the debtor talks on")
                .isEmpty();
    }

    @Test
    void shouldLetTheAdvisorClassifyAndGoOnWhileTheDebtorTalksOn() {
        long third = consulting();
        long left = s.after(10_000).now;
        s.control(7, call, Command.Control.LEAVE, "");

        s.after(5_000).classify(7, call, "PP", PROMISE);
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.READY);
        assertThat(s.allFacts(Fact.GestionRecorded.class).getFirst().talkMs()).isEqualTo(10_000);
        assertThat(s.only(Effect.PlaceCall.class).request().legId()).isNotEqualTo(call);

        s.after(60_000).ended(call, 16, 0, EndedBy.REMOTE);
        var ended = s.allFacts(Fact.AttemptEnded.class).getFirst();
        assertThat(ended.outcome()).isEqualTo(Outcome.CONNECTED);
        assertThat(ended.transferredAtMs()).isEqualTo(left);
        assertThat(ended.endedAtMs()).isEqualTo(s.now);
        assertThat(s.all(Effect.HangUp.class)).contains(new Effect.HangUp(third));
        s.ended(third, 16, 0, EndedBy.US);
        assertThat(s.allFacts(Fact.ThirdPartyCalled.class).getFirst().phase()).isEqualTo("TRANSFERRED");
    }

    @Test
    void shouldEndTheDebtorsLegWhenTheThirdPartyHangsUpAfterTheTransfer() {
        long third = consulting();
        s.control(7, call, Command.Control.LEAVE, "");

        s.ended(third, 16, 0, EndedBy.REMOTE);

        assertThat(s.only(Effect.HangUp.class)).isEqualTo(new Effect.HangUp(call));
    }

    @Test
    void shouldTransferUnaskedAndFreeTheAdvisorWhenTheTargetAnswers() {
        talking();

        s.control(7, call, Command.Control.TRANSFER, "LEGAL");
        var request = s.only(Effect.CallThirdParty.class).request();
        assertThat(request.attachedSessionId()).isZero();
        assertThat(request.attachedLegId()).isEqualTo(call);
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.ON_CALL);

        s.after(3_000).answer(request.legId());
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.WRAP_UP);
        assertThat(s.all(Effect.Pair.class)).as("they are together already").isEmpty();
    }

    @Test
    void shouldBringTheDebtorBackWhenTheTargetOfATransferDoesNotAnswer() {
        talking();
        long third = ask(Command.Control.TRANSFER);
        s.event(new TelephonyEvent.Ringing(third));

        s.after(30_000).ended(third, 19, 480, EndedBy.SWITCH);

        assertThat(s.only(Effect.Connect.class)).isEqualTo(new Effect.Connect(call, 7));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.ON_CALL);
        assertThat(shown().thirdPartyOutcome()).isEqualTo(Outcome.NO_ANSWER);
    }

    @Test
    void shouldGiveATargetUpThatRingsTooLong() {
        talking();
        long third = ask(Command.Control.TRANSFER);
        s.event(new TelephonyEvent.Ringing(third));

        s.tickAfter(SideDesk.RING_LIMIT_MS + Launcher.RING_GRACE_MS);

        assertThat(s.only(Effect.HangUp.class)).isEqualTo(new Effect.HangUp(third));
    }

    @Test
    void shouldLoseNeitherPartyWhenTheSwitchSaysNothingOfAHangUp() {
        long third = consulting();
        s.control(7, call, Command.Control.DROP_THIRD_PARTY, "");

        for (int i = 0; i < EndDesk.ENDING_TRIES; i++) {
            s.tickAfter(EndDesk.ENDING_LIMIT_MS);
        }

        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
        assertThat(s.allFacts(Fact.ThirdPartyCalled.class)).hasSize(1);
        s.event(new TelephonyEvent.Ended(third, EndCause.lost(LegState.ENDING)));
        assertThat(s.facts).isEmpty();
    }

    @Test
    void shouldHangTheThirdPartyUpWithTheDebtor() {
        long third = consulting();

        s.ended(call, 16, 0, EndedBy.REMOTE);

        assertThat(s.only(Effect.HangUp.class)).isEqualTo(new Effect.HangUp(third));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.WRAP_UP);
    }

    @Test
    void shouldTakeTheLegsBackWhenTheSwitchCannotPairThem() {
        consulting();
        s.control(7, call, Command.Control.LEAVE, "");

        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.PAIR, call, 0, Ack.Reason.FAILED));

        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.ON_CALL);
        assertThat(shown().thirdParty())
                .extracting(SeatView.ThirdPartyView::phase)
                .isEqualTo("CONSULT");
        assertThat(shown().held()).isTrue();
    }

    @Test
    void shouldGiveTheDebtorBackWhenTheThirdPartyCannotBeDialled() {
        talking();
        long third = ask(Command.Control.CONSULT);

        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.DIAL, third, 0, Ack.Reason.OVERLOADED));

        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
        assertThat(shown().thirdPartyOutcome()).isEqualTo(Outcome.TECHNICAL_FAILURE);
    }

    @Test
    void shouldEndTheConsultationWhenTheAdvisorsPhoneFallsAndGiveTheDebtorBackWhenItIsUp() {
        long third = consulting();

        s.event(new TelephonyEvent.AdvisorDown(7, EndCause.lost(LegState.CONNECTED)));
        assertThat(s.only(Effect.HangUp.class)).isEqualTo(new Effect.HangUp(third));
        s.ended(third, 16, 0, EndedBy.US);
        assertThat(s.all(Effect.Hold.class))
                .as("music until the phone is there")
                .isEmpty();

        s.event(new TelephonyEvent.AdvisorUp(7));
        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
    }

    @Test
    void shouldFindTransferredLegsAgainAfterARestart() {
        long third = consulting();
        s.control(7, call, Command.Control.LEAVE, "");

        s.apply(new Command.ServerStarted());
        s.event(new TelephonyEvent.LinkUp(
                new SwitchSnapshot(
                        List.of(
                                new SwitchSnapshot.Leg(call, LegState.CONNECTED, 0, third),
                                new SwitchSnapshot.Leg(third, LegState.CONNECTED, 0, call)),
                        List.of(new SwitchSnapshot.Advisor(7))),
                false));
        assertThat(s.all(Effect.HangUp.class)).isEmpty();
        assertThat(s.all(Effect.Connect.class)).isEmpty();
        assertThat(s.facts).isEmpty();

        s.event(new TelephonyEvent.LinkUp(
                new SwitchSnapshot(
                        List.of(new SwitchSnapshot.Leg(call, LegState.ANSWERED, 0)),
                        List.of(new SwitchSnapshot.Advisor(7))),
                false));
        assertThat(s.only(Effect.HangUp.class)).as("left alone").isEqualTo(new Effect.HangUp(call));
    }

    @Test
    void shouldSendTonesToTheThirdPartyInAConsultation() {
        long third = consulting();

        s.apply(new Command.ControlCall(s.request(), 7, call, Command.Control.SEND_DTMF, "12#"));

        assertThat(s.only(Effect.SendDtmf.class)).isEqualTo(new Effect.SendDtmf(third, "12#"));
    }
}
