package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Transfers: attended, after a consultation, and unasked. */
class TransferTest extends ThirdPartyFixture {
    private static final Map<String, String> PROMISE = Map.of("monto", "1500.00", "fecha", "2026-06-30");

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
    void shouldEndTheDebtorsLegWhenTheThirdPartyHangsUpAfterTheTransfer() {
        long third = consulting();
        s.control(7, call, Command.Control.LEAVE, "");

        s.ended(third, 16, 0, EndedBy.REMOTE);

        assertThat(s.only(Effect.HangUp.class)).isEqualTo(new Effect.HangUp(call));
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
}
