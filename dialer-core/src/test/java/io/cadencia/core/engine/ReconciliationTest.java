package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The link to the switch, the database or the server itself was away: what is left is put together again. */
class ReconciliationTest {
    private final Scenario s = new Scenario();

    @Test
    void shouldConnectAgainWhatTheLinkWasTooDownToConnect() {
        long call = s.oneCallPlaced();
        s.answer(call);
        s.event(new TelephonyEvent.LinkDown("cut"))
                .apply(new Command.TelephonyRefused(Command.TelephonyVerb.CONNECT, call, 7, Ack.Reason.LINK_DOWN));
        s.tickAfter(CallDesk.CONNECT_LIMIT_MS);
        assertThat(s.all(Effect.HangUp.class)).isEmpty();

        s.event(linkUp(new SwitchSnapshot.Leg(call, LegState.ANSWERED, 0)));

        assertThat(s.only(Effect.Connect.class)).isEqualTo(new Effect.Connect(call, 7));
    }

    @Test
    void shouldHoldAndTakeBackAgainWhenTheRequestWasLostInACrash() {
        long call = s.oneCallConnected();
        s.event(linkUp(new SwitchSnapshot.Leg(call, LegState.HELD, 7)));
        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
        s.event(linkUp(new SwitchSnapshot.Leg(call, LegState.CONNECTED, 7)));
        assertThat(s.all(Effect.Hold.class)).isEmpty();

        s.control(7, call, Command.Control.HOLD, "").apply(new Command.ServerStarted());
        s.event(linkUp(new SwitchSnapshot.Leg(call, LegState.CONNECTED, 7)));
        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, true));
        s.event(linkUp(new SwitchSnapshot.Leg(call, LegState.HELD, 7)));
        assertThat(s.all(Effect.Hold.class)).isEmpty();
    }

    @Test
    void shouldNotCallADebtorAgainAtOnceWhoseRingingCallWasLost() {
        long call = s.oneCallPlaced();
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
                .containsExactly(tuple(ringing, Outcome.TECHNICAL_FAILURE));
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.ON_CALL);
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
    void shouldBridgeALiveCallAgainWhenTheAdvisorsPhoneWasLostDuringARestart() {
        long call = s.oneCallConnected();
        s.apply(new Command.ServerStarted());
        s.event(new TelephonyEvent.LinkUp(
                new SwitchSnapshot(List.of(new SwitchSnapshot.Leg(call, LegState.ANSWERED, 0)), List.of()), false));
        assertThat(s.all(Effect.OpenAdvisor.class)).hasSize(1);
        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, true));

        s.event(new TelephonyEvent.AdvisorUp(7));

        assertThat(s.only(Effect.Hold.class)).isEqualTo(new Effect.Hold(call, false));
    }

    private static TelephonyEvent linkUp(SwitchSnapshot.Leg... legs) {
        return new TelephonyEvent.LinkUp(
                new SwitchSnapshot(List.of(legs), List.of(new SwitchSnapshot.Advisor(7))), false);
    }
}
