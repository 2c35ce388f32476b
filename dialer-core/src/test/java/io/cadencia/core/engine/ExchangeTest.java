package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.exchange.NodeMode;
import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.core.exchange.TrunkSpec;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Through which line calls go. */
class ExchangeTest extends TwoNodes {
    private String blocker() {
        s.tickAfter(1_000);
        return s.only(Effect.ShowCampaign.class).figures().blocker();
    }

    @Test
    void shouldShareCallsByWeightAndShowThePoolsNumbersInTurn() {
        exchange(
                List.of(new NodeSpec("a", 2, 100), new NodeSpec("b", 1, 100)),
                new TrunkSpec("trunk", List.of(), 1_000, 100, List.of(COLLECTION_1, SALES, COLLECTION_2)));
        campaign(DialMode.PROGRESSIVE, "");

        List<DialRequest> placed = calls(6);

        assertThat(placed).extracting(DialRequest::node).containsExactlyInAnyOrder("a", "a", "a", "a", "b", "b");
        assertThat(placed)
                .extracting(DialRequest::callerId)
                .containsExactly(
                        "+525550000001",
                        "+525550000002",
                        "+525550000001",
                        "+525550000002",
                        "+525550000001",
                        "+525550000002");
    }

    @Test
    void shouldDialNothingWithoutANumberForThePurposeOrWithAnUnknownTrunk() {
        exchange(100, 50, SALES);
        campaign(DialMode.PROGRESSIVE, "");
        assertThat(calls(1)).isEmpty();
        assertThat(blocker()).isEqualTo("NO_CALLER_ID");

        s.campaign(spec(DialMode.PROGRESSIVE, SALES.number()));
        redefine(new TrunkSpec("trunk", List.of(), 50, 10, List.of(COLLECTION_1, SALES)));
        assertThat(s.all(Effect.PlaceCall.class)).isEmpty();
        assertThat(blocker()).isEqualTo("NO_CALLER_ID");

        redefine(new TrunkSpec("another", List.of(), 10, 10, List.of(COLLECTION_1)));
        assertThat(blocker()).isEqualTo("UNKNOWN_TRUNK");

        redefine(new TrunkSpec("trunk", List.of(), 10, 10, List.of(COLLECTION_1)));
        s.apply(new Command.DefineCampaign(spec(DialMode.PROGRESSIVE, COLLECTION_1.number())));
        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
    }

    @Test
    void shouldPlaceNoMoreCallsInASecondThanTheTrunkMayTakeAndGoOnAsSoonAsItMay() {
        exchange(1_000, 5, COLLECTION_1);
        campaign(DialMode.PROGRESSIVE, "");
        List<Long> placedAt = new ArrayList<>();
        for (long advisor = 1; advisor <= 12; advisor++) {
            s.ready(advisor, 1);
            s.all(Effect.PlaceCall.class).forEach(_ -> placedAt.add(s.now));
        }
        assertThat(placedAt).hasSize(1);
        while (s.now < Scenario.T0 + 3_000) {
            s.tickAfter(Math.max(1, s.engine.nextTimerMs() - s.now));
            s.all(Effect.PlaceCall.class).forEach(_ -> placedAt.add(s.now));
        }

        assertThat(placedAt).hasSize(12);
        for (long start : placedAt) {
            assertThat(placedAt.stream().filter(at -> at >= start && at < start + 1_000))
                    .as("calls in the second from %d", start - Scenario.T0)
                    .hasSizeLessThanOrEqualTo(5);
        }
        assertThat(placedAt.getLast() - Scenario.T0).isLessThan(2_500);
    }

    @Test
    void shouldStopAtTheNodesCapacityAndSaySo() {
        exchange(2, 1_000, COLLECTION_1);
        campaign(DialMode.PROGRESSIVE, "");

        List<DialRequest> placed = calls(6);

        assertThat(placed).hasSize(4);
        placed.forEach(call -> s.answer(call.legId()));
        assertThat(blocker()).isEqualTo("NODE_CAPACITY");
    }

    @Test
    void shouldPlaceFewerCallsWhileTheSwitchAnswersLateAndGrowBackSlowly() {
        exchange(
                List.of(new NodeSpec("a", 1, 60)),
                new TrunkSpec("trunk", List.of(), 1_000, 100, List.of(COLLECTION_1)));
        campaign(DialMode.PROGRESSIVE, "");
        List<DialRequest> placed = calls(8);
        assertThat(placed).hasSize(8);

        s.event(new TelephonyEvent.RoundTrip(900, 20, "a"));
        assertThat(calls2(9, 10)).as("above half of what was in flight").isEmpty();
        placed.forEach(call -> s.event(
                new TelephonyEvent.Ended(call.legId(), new EndCause(17, 486, EndedBy.REMOTE, LegState.RINGING))));
        s.tickAfter(1_000);
        assertThat(node("a").inFlight()).isEqualTo(4);
        assertThat(node("a").inFlightCap()).isEqualTo(4);

        for (int second = 0; second < 3; second++) {
            s.event(new TelephonyEvent.RoundTrip(5, 20, "a"));
        }
        s.tickAfter(1_000);
        assertThat(node("a").inFlight()).isEqualTo(7);
        assertThat(node("a").roundTripMs()).isEqualTo(5);
    }

    private List<DialRequest> calls2(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(advisor -> s.ready(advisor, 1).all(Effect.PlaceCall.class))
                .flatMap(List::stream)
                .map(Effect.PlaceCall::request)
                .toList();
    }

    private ExchangeFigures.Node node(String name) {
        s.tickAfter(NodeDesk.HEARTBEAT_MS);
        return s.all(Effect.ShowExchange.class).getLast().figures().nodes().stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldCloseATrunkThatDeniesOneCallAfterTheOtherAndTryAgainLater() {
        dialling(DialMode.PROGRESSIVE);
        DialRequest call = calls(1).getFirst();
        int placed = 1;
        while (true) {
            s.event(new TelephonyEvent.Ended(call.legId(), new EndCause(21, 403, EndedBy.REMOTE, LegState.DIALING)));
            List<Effect.PlaceCall> next = s.all(Effect.PlaceCall.class);
            if (next.isEmpty()) {
                break;
            }
            call = next.getFirst().request();
            placed++;
        }
        assertThat(placed).isEqualTo(ExchangeTrunk.DENIALS_TO_CLOSE);
        assertThat(blocker()).isEqualTo("TRUNK_DENIED");
        s.tickAfter(ExchangeTrunk.CLOSED_MS);
        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
    }

    @Test
    void shouldSlowDownATrunkThatReportsCongestion() {
        exchange(100, 10, COLLECTION_1);
        campaign(DialMode.PROGRESSIVE, "");
        calls(3);
        for (int second = 0; second < 10; second++) {
            s.tickAfter(100);
            s.all(Effect.PlaceCall.class)
                    .forEach(call -> s.event(new TelephonyEvent.Ended(
                            call.request().legId(), new EndCause(34, 503, EndedBy.REMOTE, LegState.DIALING))));
        }
        s.tickAfter(NodeDesk.HEARTBEAT_MS);
        double before = s.all(Effect.ShowExchange.class)
                .getLast()
                .figures()
                .trunks()
                .getFirst()
                .callsPerSecond();
        for (int tick = 0; tick < 100; tick++) {
            s.tickAfter(100);
            List.copyOf(s.all(Effect.PlaceCall.class))
                    .forEach(call -> s.event(new TelephonyEvent.Ended(
                            call.request().legId(), new EndCause(34, 503, EndedBy.REMOTE, LegState.DIALING))));
        }
        s.tickAfter(NodeDesk.HEARTBEAT_MS);
        double after = s.all(Effect.ShowExchange.class)
                .getLast()
                .figures()
                .trunks()
                .getFirst()
                .callsPerSecond();
        assertThat(before).isLessThanOrEqualTo(10);
        assertThat(after).isLessThan(5);
    }

    @Test
    void shouldPreferAnAdvisorOfTheCallsOwnNodeAmongThoseIdleAboutAsLong() {
        dialling(DialMode.PROGRESSIVE);
        s.sit(1, 1).sit(2, 1);
        s.apply(new Command.ChangeState(s.request(), 1, true, ""));
        DialRequest first = s.only(Effect.PlaceCall.class).request();
        s.after(3_000).apply(new Command.ChangeState(s.request(), 2, true, ""));
        DialRequest second = s.only(Effect.PlaceCall.class).request();
        // advisor 1 sits on a, advisor 2 on b; the call on b is answered first
        DialRequest onB = first.node().equals("b") ? first : second;

        s.answer(onB.legId());

        assertThat(s.only(Effect.Connect.class)).isEqualTo(new Effect.Connect(onB.legId(), 2));
    }

    @Test
    void shouldPlaceAManualCallFromTheAdvisorsOwnNodeAndSayWhyItCannot() {
        exchange(1, 1_000, COLLECTION_1);
        s.campaign(spec(DialMode.MANUAL, ""));
        s.leads(1, 10).sit(1, 1);
        s.apply(new Command.ChangeState(s.request(), 1, true, "")).apply(new Command.TakeLead(s.request(), 1, 0));
        SeatView seat = s.seat(1);
        assertThat(seat.lead()).isNotNull();
        long lead = java.util.Objects.requireNonNull(seat.lead()).leadId();
        s.apply(new Command.SetNodeMode("a", NodeMode.DRAIN, "t"))
                .apply(new Command.SetNodeMode("b", NodeMode.DRAIN, "t"));
        s.event(new TelephonyEvent.AdvisorUp(1));

        s.apply(new Command.DialPhone(s.request(), 1, lead, lead * 10));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.NO_LINE);
        assertThat(java.util.Objects.requireNonNull(s.only(Effect.Answer.class).rejection())
                        .params())
                .containsEntry("reason", "NODE_DRAINING");

        s.apply(new Command.SetNodeMode("b", NodeMode.ACTIVE, "t"));
        s.event(new TelephonyEvent.AdvisorUp(1)).apply(new Command.DialPhone(s.request(), 1, lead, lead * 10));
        assertThat(s.only(Effect.PlaceCall.class).request().node()).isEqualTo("b");
    }

    @Test
    void shouldSlowDownWhenTheSwitchRefusesForOverload() {
        exchange(
                List.of(new NodeSpec("a", 1, 60)),
                new TrunkSpec("trunk", List.of(), 1_000, 100, List.of(COLLECTION_1)));
        campaign(DialMode.PROGRESSIVE, "");
        DialRequest call = calls(6).getFirst();

        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.DIAL, call.legId(), 0, Ack.Reason.OVERLOADED));

        assertThat(node("a").inFlightCap()).isEqualTo(3);
    }
}
