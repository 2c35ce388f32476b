package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.exchange.NodeMode;
import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.core.exchange.TrunkSpec;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nodes that are drained and taken out of service, phones that are moved, and what does not cross nodes. */
class NodesTest extends TwoNodes {
    @Test
    void shouldDrainANodeWithoutCuttingACallAndMoveThePhonesWhenTheirHandsAreEmpty() {
        dialling(DialMode.PROGRESSIVE);
        DialRequest call = calls(1).getFirst();
        s.answer(call.legId()).event(new TelephonyEvent.Connected(call.legId(), 1));
        String phones = "a";
        s.apply(new Command.SetNodeMode(phones, NodeMode.DRAIN, "test"));
        assertThat(s.all(Effect.CloseAdvisor.class)).isEmpty();
        assertThat(s.all(Effect.HangUp.class)).isEmpty();

        s.ended(call.legId(), 16, 0, EndedBy.REMOTE).classify(1, call.legId(), "RT", Map.of());

        assertThat(s.only(Effect.CloseAdvisor.class)).isEqualTo(new Effect.CloseAdvisor(1, phones));
        assertThat(s.only(Effect.OpenAdvisor.class).node()).isEqualTo("b");
        assertThat(s.seat(1).state()).isEqualTo(AdvisorState.CONNECTING_PHONE);
        s.event(new TelephonyEvent.AdvisorUp(1));
        assertThat(s.only(Effect.PlaceCall.class).request().node()).isEqualTo("b");

        s.apply(new Command.SetNodeMode("b", NodeMode.DRAIN, "test"));
        assertThat(s.all(Effect.CloseAdvisor.class))
                .as("there is no other node left")
                .isEmpty();
        s.ready(2, 1);
        assertThat(s.all(Effect.PlaceCall.class)).isEmpty();
    }

    @Test
    void shouldTakeANodeOutOfServiceAtOnce() {
        dialling(DialMode.PROGRESSIVE);
        DialRequest call = calls(1).getFirst();
        String node = call.node();

        s.apply(new Command.SetNodeMode(node, NodeMode.MAINTENANCE, "test"));

        assertThat(s.all(Effect.HangUp.class)).containsExactly(new Effect.HangUp(call.legId()));
        s.event(new TelephonyEvent.Ended(call.legId(), new EndCause(16, 0, EndedBy.US, LegState.RINGING)));
        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(s.allFacts(Fact.LeadReleased.class).getFirst().attempts()).isZero();
        s.tickAfter(1_000);
        assertThat(s.all(Effect.PlaceCall.class))
                .extracting(p -> p.request().node())
                .doesNotContain(node);
    }

    @Test
    void shouldLetWhoWasReadyGoOnByThemselvesWhenTheirPhoneWasMoved() {
        dialling(DialMode.PREDICTIVE);
        s.ready(1, 1).sit(2, 1).apply(new Command.ChangeState(s.request(), 2, false, "COMIDA"));
        assertThat(s.seat(2).phoneNode()).isEqualTo("b");

        s.apply(new Command.SetNodeMode("a", NodeMode.DRAIN, "test"));
        assertThat(s.seat(1).state()).isEqualTo(AdvisorState.CONNECTING_PHONE);
        s.event(new TelephonyEvent.AdvisorUp(1));
        assertThat(s.seat(1).state()).isEqualTo(AdvisorState.READY);
        assertThat(s.seat(1).phoneNode()).isEqualTo("b");

        s.apply(new Command.SetNodeMode("a", NodeMode.ACTIVE, "test"));
        s.apply(new Command.SetNodeMode("b", NodeMode.DRAIN, "test"));
        s.apply(new Command.ChangeState(s.request(), 1, false, "BANO"));
        assertThat(s.only(Effect.Answer.class).rejection()).isNull();
        s.event(new TelephonyEvent.AdvisorUp(1));
        assertThat(s.seat(1).state()).as("a break asked for while it moved").isEqualTo(AdvisorState.PAUSED);
        assertThat(s.seat(1).pauseReason()).isEqualTo("BANO");
        s.event(new TelephonyEvent.AdvisorUp(2));
        assertThat(s.seat(2).pauseReason()).as("the break goes on").isEqualTo("COMIDA");
    }

    @Test
    void shouldNotSendAnybodyBackToWorkWhosePhoneDidNotComeUpByItself() {
        dialling(DialMode.PREDICTIVE);
        s.ready(1, 1);
        s.apply(new Command.SetNodeMode(s.seat(1).phoneNode(), NodeMode.DRAIN, "test"));

        s.event(new TelephonyEvent.AdvisorDown(1, EndCause.lost(LegState.RINGING)));
        s.tickAfter(1_000);
        s.event(new TelephonyEvent.AdvisorUp(1));

        assertThat(s.seat(1).state()).isEqualTo(AdvisorState.PAUSED);
        assertThat(s.seat(1).pauseReason()).isEqualTo(SeatPhones.PAUSE_AFTER_PHONE);
    }

    /** All sat down while only "a" was there. */
    @Test
    void shouldEvenThePhonesOutSlowlyAndOnlyThoseWithEmptyHands() {
        s.apply(new Command.DefineExchange(new ExchangeSpec(
                List.of(new NodeSpec("a", 1, 100), new NodeSpec("b", 1, 100)),
                List.of(new TrunkSpec("trunk", List.of(), 1_000, 1_000, List.of(COLLECTION_1))))));
        up("a");
        campaign(DialMode.PROGRESSIVE, "");
        s.ready(1, 1);
        DialRequest call = s.only(Effect.PlaceCall.class).request();
        s.answer(call.legId()).event(new TelephonyEvent.Connected(call.legId(), 1));
        s.sit(2, 1).sit(3, 1).sit(4, 1);
        up("b");
        s.tickAfter(PhoneBalance.QUIET_MS - 1_000);
        assertThat(s.all(Effect.OpenAdvisor.class))
                .as("it may go again at once")
                .isEmpty();

        List<Long> moved = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            s.tickAfter(1_000);
            List<Effect.OpenAdvisor> opened = s.all(Effect.OpenAdvisor.class);
            assertThat(opened).hasSizeLessThan(2);
            opened.forEach(open -> {
                assertThat(open.node()).isEqualTo("b");
                moved.add(open.sessionId());
            });
            opened.forEach(open -> {
                s.event(new TelephonyEvent.AdvisorUp(open.sessionId()));
                assertThat(s.seat(open.sessionId()).pauseReason()).isEqualTo(Seat.PAUSE_ON_ENTRY);
            });
        }

        assertThat(moved).as("two of four, and nobody who talks").hasSize(2).doesNotContain(1L);
    }

    @Test
    void shouldCallThirdPartiesOnlyFromTheDebtorsOwnNode() {
        exchange(
                List.of(new NodeSpec("a", 1, 1), new NodeSpec("b", 1, 100)),
                new TrunkSpec("trunk", List.of(), 1_000, 1_000, List.of(COLLECTION_1)));
        var calls = new CallPolicy(
                false,
                AmdMode.NONE,
                false,
                0,
                List.of(new CallPolicy.Destination("LEGAL", "Legal", "100")),
                List.of(),
                20_000,
                true);
        s.campaign(spec(DialMode.PROGRESSIVE, "").with(calls)).leads(1, 30);
        DialRequest call = calls(1).getFirst();
        DialRequest onA = call.node().equals("a") ? call : calls(2).getFirst();
        long seat = onA == call ? 1 : 2;
        s.answer(onA.legId()).event(new TelephonyEvent.Connected(onA.legId(), seat));

        s.apply(new Command.ControlCall(s.request(), seat, onA.legId(), Command.Control.CONSULT, "", "LEGAL"));

        assertThat(s.rejection()).isEqualTo(Rejection.Code.NO_LINE_HERE);
        assertThat(s.all(Effect.CallThirdParty.class)).isEmpty();
        assertThat(s.seat(seat).call()).isNotNull().matches(c -> !c.held());
    }

    @Test
    void shouldTellASupervisorOfAnotherNodeWhyNot() {
        dialling(DialMode.PREDICTIVE);
        s.sit(1, 1).sit(2, 1);

        s.apply(new Command.Supervise(s.request(), 2, 1, SuperviseMode.LISTEN));

        assertThat(s.rejection()).isEqualTo(Rejection.Code.OTHER_SWITCH);
        assertThat(s.all(Effect.Supervise.class)).isEmpty();
    }

    /** Whoever just switches the machine off: the phone falls first, the seat is given up later. */
    @Test
    void shouldLeaveNothingBehindOfAPhoneThatWasDownWhenItsSeatWasGivenUp() {
        exchange(100, 1_000, COLLECTION_1);
        campaign(DialMode.PROGRESSIVE, "");
        s.sit(1, 1);
        s.event(new TelephonyEvent.AdvisorDown(1, new EndCause(16, 0, EndedBy.REMOTE, LegState.CONNECTED)));
        s.apply(new Command.DesktopLost(1));

        List<Effect> told = new ArrayList<>();
        for (long ms = 0; ms <= SeatDesk.SEAT_GRACE_MS; ms += 1_000) {
            told.addAll(s.tickAfter(1_000).effects);
            if (!s.all(Effect.OpenAdvisor.class).isEmpty()) {
                s.apply(new Command.TelephonyRefused(
                        Command.TelephonyVerb.OPEN_ADVISOR, 0, 1, Ack.Reason.UNKNOWN_ENDPOINT));
            }
        }

        assertThat(told).anyMatch(Effect.SeatClosed.class::isInstance);
        assertThat(told).anyMatch(Effect.CloseAdvisor.class::isInstance);
    }
}
