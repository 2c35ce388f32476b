package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.TelephonyEvent;
import org.junit.jupiter.api.Test;

/** Consultations and three-way calls. */
class ThirdPartyTest extends ThirdPartyFixture {
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
    void shouldSendTonesToTheThirdPartyInAConsultation() {
        long third = consulting();

        s.apply(new Command.ControlCall(s.request(), 7, call, Command.Control.SEND_DTMF, "12#"));

        assertThat(s.only(Effect.SendDtmf.class)).isEqualTo(new Effect.SendDtmf(third, "12#"));
    }
}
