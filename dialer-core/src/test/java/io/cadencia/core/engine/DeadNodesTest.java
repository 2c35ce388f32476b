package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.lead.LeadState;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes that die and return: what becomes of their calls and phones, and of debtors who heard the message meanwhile. */
class DeadNodesTest extends TwoNodes {
    @Test
    void shouldEndADeadNodesCallsAsTechnicalFailuresRequeueTheLeadsAndMoveThePhones() {
        dialling(DialMode.PROGRESSIVE);
        s.sit(1, 1).sit(2, 1);
        s.apply(new Command.ChangeState(s.request(), 1, true, ""));
        DialRequest first = s.only(Effect.PlaceCall.class).request();
        s.apply(new Command.ChangeState(s.request(), 2, true, ""));
        DialRequest second = s.only(Effect.PlaceCall.class).request();
        assertThat(List.of(first.node(), second.node())).containsExactlyInAnyOrder("a", "b");
        DialRequest onA = first.node().equals("a") ? first : second;
        DialRequest onB = onA == first ? second : first;
        s.answer(onB.legId());
        Effect.Connect connect = s.only(Effect.Connect.class);
        s.event(new TelephonyEvent.Connected(onB.legId(), connect.sessionId()));

        s.event(new TelephonyEvent.LinkDown("killed", "a"));
        assertThat(s.allFacts(Fact.AttemptEnded.class)).isEmpty();
        s.tickAfter(NodeDesk.GRACE_MS);

        assertThat(s.allFacts(Fact.AttemptEnded.class)).singleElement().satisfies(ended -> {
            assertThat(ended.attemptId()).isEqualTo(onA.legId());
            assertThat(ended.outcome()).isEqualTo(Outcome.TECHNICAL_FAILURE);
        });
        assertThat(s.allFacts(Fact.LeadReleased.class)).singleElement().satisfies(released -> {
            assertThat(released.state()).isEqualTo(LeadState.WAITING);
            assertThat(released.attempts())
                    .as("not a try against the debtor's limit")
                    .isZero();
            assertThat(released.nextAttemptAtMs()).isBetween(s.now, s.now + 11_000);
        });
        assertThat(s.all(Effect.OpenAdvisor.class))
                .singleElement()
                .extracting(Effect.OpenAdvisor::node)
                .isEqualTo("b");
        long moved = s.only(Effect.OpenAdvisor.class).sessionId();
        assertThat(s.seat(moved).phoneNode()).isEqualTo("b");
        assertThat(s.seat(moved).phoneLeg()).isEqualTo(PhoneLeg.CALLING);

        s.event(new TelephonyEvent.AdvisorUp(moved)).apply(new Command.ChangeState(s.request(), moved, true, ""));
        s.tickAfter(1_000);
        assertThat(s.all(Effect.HangUp.class))
                .as("the other node's call is left alone")
                .isEmpty();
    }

    @Test
    void shouldTakeNobodyForDeadWhoComesBackWithinTheGraceTimeNorWhenThereIsNoOther() {
        dialling(DialMode.PROGRESSIVE);
        DialRequest call = calls(1).getFirst();
        String other = call.node().equals("a") ? "b" : "a";
        s.event(new TelephonyEvent.LinkDown("cut", call.node()));
        s.after(1_000)
                .event(new TelephonyEvent.LinkUp(
                        new SwitchSnapshot(
                                List.of(new SwitchSnapshot.Leg(call.legId(), LegState.RINGING, 0)),
                                call.node().equals("a") ? List.of(new SwitchSnapshot.Advisor(1)) : List.of()),
                        false,
                        call.node()));
        s.tickAfter(NodeDesk.GRACE_MS);
        assertThat(s.allFacts(Fact.AttemptEnded.class)).isEmpty();

        s.event(new TelephonyEvent.LinkDown("cut", other)).event(new TelephonyEvent.LinkDown("cut", call.node()));
        s.tickAfter(NodeDesk.GRACE_MS);
        assertThat(s.allFacts(Fact.AttemptEnded.class))
                .as("nobody could take over")
                .isEmpty();
        up(other);
        s.tickAfter(NodeDesk.GRACE_MS);
        assertThat(s.allFacts(Fact.AttemptEnded.class)).as("now somebody can").hasSize(1);
    }

    @Test
    void shouldLetAReturningNodeHangUpWhatWasGivenUpMeanwhile() {
        dialling(DialMode.PROGRESSIVE);
        s.sit(1, 1);
        s.event(new TelephonyEvent.LinkDown("cut", "a")).tickAfter(NodeDesk.GRACE_MS);
        assertThat(s.only(Effect.OpenAdvisor.class))
                .extracting(Effect.OpenAdvisor::node)
                .isEqualTo("b");

        s.event(new TelephonyEvent.LinkUp(
                new SwitchSnapshot(
                        List.of(new SwitchSnapshot.Leg(99, LegState.CONNECTED, 1)),
                        List.of(new SwitchSnapshot.Advisor(1))),
                false,
                "a"));

        assertThat(s.all(Effect.CloseAdvisor.class)).containsExactly(new Effect.CloseAdvisor(1, "a"));
        assertThat(s.all(Effect.HangUp.class)).containsExactly(new Effect.HangUp(99));
        assertThat(s.all(Effect.OpenAdvisor.class)).isEmpty();
    }

    /** The node's dialplan played the message while it was away, and the attempt was a technical failure by then. */
    @Test
    void shouldCountOnceWhoHeardTheMessageOfANodeThatWasGivenUp() {
        DialRequest call = givenUp();

        s.restart();
        back(call.node(), List.of(), call.legId());

        assertThat(s.allFacts(Fact.AbandonmentFound.class)).singleElement().satisfies(found -> {
            assertThat(found.attemptId()).isEqualTo(call.legId());
            assertThat(found.campaignId()).isEqualTo(1);
        });
        assertThat(s.only(Effect.ForgetAbandoned.class))
                .isEqualTo(new Effect.ForgetAbandoned(List.of(call.legId()), call.node()));
        assertAbandoned(1);

        s.restart(); // the word to forget was lost
        back(call.node(), List.of(), call.legId());
        assertThat(s.allFacts(Fact.AbandonmentFound.class)).isEmpty();
        assertThat(s.only(Effect.ForgetAbandoned.class).legIds()).containsExactly(call.legId());
        assertAbandoned(1);
    }

    @Test
    void shouldLetWhoStillHearsTheMessageHearItToItsEnd() {
        DialRequest call = givenUp();

        back(call.node(), List.of(new SwitchSnapshot.Leg(call.legId(), LegState.MESSAGE, 0)), call.legId());
        assertThat(s.all(Effect.HangUp.class)).isEmpty();
        assertThat(s.allFacts(Fact.AbandonmentFound.class)).isEmpty();

        s.event(new TelephonyEvent.Ended(call.legId(), new EndCause(16, 0, EndedBy.SWITCH, LegState.MESSAGE)));
        assertThat(s.allFacts(Fact.AbandonmentFound.class)).hasSize(1);
        assertAbandoned(1);
        back(call.node(), List.of(), call.legId());
        assertThat(s.allFacts(Fact.AbandonmentFound.class)).isEmpty();
        assertAbandoned(1);
    }

    @Test
    void shouldLeaveATechnicalFailureWhereTheNodeKnowsOfNoMessage() {
        DialRequest call = givenUp();

        back(call.node(), List.of());
        back(call.node(), List.of(), call.legId()); // of somebody else's time: it was not there before

        assertThat(s.allFacts(Fact.AbandonmentFound.class)).isEmpty();
        assertAbandoned(0);
    }

    /** A call that rings on a node whose link is gone for longer than the grace time. */
    private DialRequest givenUp() {
        dialling(DialMode.PROGRESSIVE);
        DialRequest call = calls(1).getFirst();
        s.event(new TelephonyEvent.Ringing(call.legId()));
        s.event(new TelephonyEvent.LinkDown("killed", call.node())).tickAfter(NodeDesk.GRACE_MS);
        assertThat(s.allFacts(Fact.AttemptEnded.class))
                .extracting(Fact.AttemptEnded::outcome)
                .containsExactly(Outcome.TECHNICAL_FAILURE);
        return call;
    }

    private void back(String node, List<SwitchSnapshot.Leg> legs, Long... heard) {
        s.event(new TelephonyEvent.LinkUp(new SwitchSnapshot(legs, List.of(), List.of(heard)), false, node));
    }

    private void assertAbandoned(long count) {
        s.tickAfter(1_000);
        CampaignFigures figures = s.all(Effect.ShowCampaign.class).getLast().figures();
        assertThat(figures.abandoned()).isEqualTo(count);
        assertThat(figures.answered()).isEqualTo(count);
    }
}
