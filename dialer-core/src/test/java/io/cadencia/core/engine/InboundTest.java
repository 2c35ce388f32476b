package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.LeadState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboundTest {
    private static final String OURS = "+525550001111";
    private static final String CALLER = "+525550003";
    private static final Map<String, String> PROMISE = Map.of("monto", "1500.00", "fecha", "2026-06-30");
    private static final long LEG = -42;

    private final Scenario s = new Scenario();

    private void campaign(DialMode mode) {
        var calls = new CallPolicy(false, AmdMode.NONE, false, 0, List.of(), List.of(OURS), 20_000, false);
        s.campaign(Scenario.spec(1, mode).with(calls));
    }

    private Scenario arrives() {
        return s.event(new TelephonyEvent.Arrived(LEG, OURS, CALLER));
    }

    private Scenario answered(@Nullable Lead lead) {
        arrives();
        s.apply(new Command.CallerFound(LEG, 1, lead));
        assertThat(s.only(Effect.PickUp.class)).isEqualTo(new Effect.PickUp(LEG));
        return s.event(new TelephonyEvent.Answered(LEG));
    }

    private Fact.AttemptEnded ended() {
        return s.allFacts(Fact.AttemptEnded.class).getFirst();
    }

    @Test
    void shouldLookTheCallerUpAndGiveTheCallToTheLongestIdleAdvisor() {
        campaign(DialMode.MANUAL);
        s.ready(7, 1).after(1_000).ready(8, 1);

        arrives();
        assertThat(s.only(Effect.FetchCaller.class)).isEqualTo(new Effect.FetchCaller(LEG, 1, CALLER));
        s.apply(new Command.CallerFound(LEG, 1, Scenario.lead(3, 1)));
        s.event(new TelephonyEvent.Answered(LEG));

        assertThat(s.only(Effect.Connect.class)).isEqualTo(new Effect.Connect(LEG, 7));
        var seat = s.seat(7);
        assertThat(seat.state()).isEqualTo(AdvisorState.ON_CALL);
        assertThat(Objects.requireNonNull(seat.call()).inbound()).isTrue();
        assertThat(Objects.requireNonNull(seat.lead()).leadId()).isEqualTo(3);
    }

    @Test
    void shouldClassifyACallerLikeAnyContactAndCountNoAttempt() {
        campaign(DialMode.MANUAL);
        s.ready(7, 1);
        answered(Scenario.lead(3, 1)).event(new TelephonyEvent.Connected(LEG, 7));
        s.after(90_000).ended(LEG, 16, 0, EndedBy.REMOTE);
        assertThat(ended().mode()).isEqualTo(DialMode.INBOUND);
        assertThat(ended().callerId()).isEqualTo(OURS);
        assertThat(s.allFacts(Fact.PhoneTried.class)).isEmpty();

        s.classify(7, LEG, "PP", PROMISE);

        assertThat(s.allFacts(Fact.GestionRecorded.class).getFirst().mode()).isEqualTo(DialMode.INBOUND);
        var released = s.allFacts(Fact.LeadReleased.class).getFirst();
        assertThat(released.state()).isEqualTo(LeadState.DONE);
        assertThat(released.attempts()).isZero();
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.READY);
    }

    @Test
    void shouldNotDialADebtorWhoHasJustPromisedOnTheLine() {
        campaign(DialMode.PREDICTIVE);
        s.leads(1, 3).sit(7, 1);
        answered(Scenario.lead(1, 1));
        s.apply(new Command.ChangeState(s.request(), 7, true, ""));
        s.event(new TelephonyEvent.Connected(LEG, 7)).ended(LEG, 16, 0, EndedBy.REMOTE);

        s.classify(7, LEG, "PP", PROMISE);

        assertThat(s.only(Effect.PlaceCall.class).leadId())
                .as("lead 1 left the hopper")
                .isEqualTo(2);
    }

    @Test
    void shouldTakeAStrangersCallWithoutALead() {
        campaign(DialMode.MANUAL);
        s.ready(7, 1);
        arrives();

        s.tickAfter(InboundDesk.LOOK_UP_LIMIT_MS);
        s.event(new TelephonyEvent.Answered(LEG)).event(new TelephonyEvent.Connected(LEG, 7));
        s.ended(LEG, 16, 0, EndedBy.REMOTE).classify(7, LEG, "RT", Map.of());

        assertThat(s.allFacts(Fact.GestionRecorded.class).getFirst().leadId()).isZero();
        assertThat(s.allFacts(Fact.LeadReleased.class)).isEmpty();
    }

    @Test
    void shouldKeepTheCallerWithMusicUntilAnAdvisorIsFree() {
        campaign(DialMode.PREDICTIVE);
        s.sit(7, 1);
        answered(null);
        assertThat(s.all(Effect.Connect.class)).isEmpty();

        s.after(15_000).apply(new Command.ChangeState(s.request(), 7, true, ""));

        assertThat(s.only(Effect.Connect.class)).isEqualTo(new Effect.Connect(LEG, 7));
    }

    @Test
    void shouldTurnACallerAwayWhoWaitedTooLongAndNotCallItAbandoned() {
        campaign(DialMode.PREDICTIVE);
        s.sit(7, 1);
        answered(null);

        s.tickAfter(20_000);
        assertThat(s.only(Effect.PlayUnattended.class)).isEqualTo(new Effect.PlayUnattended(LEG));
        assertThat(s.all(Effect.ShowCampaign.class).getLast().figures().abandoned())
                .isZero();
        s.ended(LEG, 16, 0, EndedBy.US);

        assertThat(ended().outcome()).isEqualTo(Outcome.TURNED_AWAY);
        assertThat(s.allFacts(Fact.GestionRecorded.class)).isEmpty();
    }

    @Test
    void shouldPlayTheMessageWhenNobodyIsSignedIn() {
        campaign(DialMode.PREDICTIVE);

        answered(null);

        assertThat(s.only(Effect.PlayUnattended.class)).isEqualTo(new Effect.PlayUnattended(LEG));
    }

    @Test
    void shouldRecordACallerWhoGaveUp() {
        campaign(DialMode.PREDICTIVE);
        s.sit(7, 1);
        answered(null);
        s.after(5_000).ended(LEG, 16, 0, EndedBy.REMOTE);
        assertThat(ended().outcome()).isEqualTo(Outcome.CALLER_GAVE_UP);

        s.event(new TelephonyEvent.Arrived(-43, OURS, CALLER));
        s.ended(-43, 16, 0, EndedBy.REMOTE);
        assertThat(ended().outcome()).as("while being looked up").isEqualTo(Outcome.CALLER_GAVE_UP);
        assertThat(ended().attemptId()).isEqualTo(-43);
    }

    @Test
    void shouldRefuseANumberThatIsNoCampaignsAndALegThatIsOver() {
        campaign(DialMode.PREDICTIVE);
        s.event(new TelephonyEvent.Arrived(-7, "+525559999999", CALLER));
        assertThat(s.only(Effect.HangUp.class)).isEqualTo(new Effect.HangUp(-7));

        answered(null);
        s.ended(LEG, 16, 0, EndedBy.REMOTE);
        arrives();
        assertThat(s.only(Effect.HangUp.class)).isEqualTo(new Effect.HangUp(LEG));
    }

    @Test
    void shouldKeepWaitingCallersOverARestart() {
        campaign(DialMode.PREDICTIVE);
        s.sit(7, 1);
        answered(null);

        s.apply(new Command.ServerStarted());
        s.event(new TelephonyEvent.LinkUp(
                new SwitchSnapshot(
                        List.of(new SwitchSnapshot.Leg(LEG, LegState.ANSWERED, 0)),
                        List.of(new SwitchSnapshot.Advisor(7))),
                false));
        assertThat(s.all(Effect.HangUp.class)).isEmpty();
        s.apply(new Command.ResumeSeat(s.request(), 7));
        s.apply(new Command.ChangeState(s.request(), 7, true, ""));

        assertThat(s.only(Effect.Connect.class)).isEqualTo(new Effect.Connect(LEG, 7));
    }

    @Test
    void shouldPickUpAfterABreakOfTheLinkRatherThanTurnACallerAway() {
        campaign(DialMode.PREDICTIVE);
        s.sit(7, 1);
        arrives();
        s.apply(new Command.CallerFound(LEG, 1, null));
        assertThat(s.all(Effect.PickUp.class)).hasSize(1);
        s.event(new TelephonyEvent.LinkDown("cut"));
        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.ANSWER, LEG, 0, Ack.Reason.LINK_DOWN));
        assertThat(s.all(Effect.HangUp.class)).isEmpty();

        s.event(back(LegState.RINGING));

        assertThat(s.only(Effect.PickUp.class)).isEqualTo(new Effect.PickUp(LEG));
    }

    @Test
    void shouldPlayTheCallersOwnMessageThatWasDecidedOnWhileTheLinkWasDown() {
        campaign(DialMode.PREDICTIVE);
        s.sit(7, 1);
        answered(null);
        s.event(new TelephonyEvent.LinkDown("cut")).tickAfter(20_000);

        s.event(back(LegState.ANSWERED));

        assertThat(s.only(Effect.PlayUnattended.class)).isEqualTo(new Effect.PlayUnattended(LEG));
        assertThat(s.all(Effect.PlayAbandonment.class)).isEmpty();
    }

    private static TelephonyEvent back(LegState caller) {
        return new TelephonyEvent.LinkUp(
                new SwitchSnapshot(
                        List.of(new SwitchSnapshot.Leg(LEG, caller, 0)), List.of(new SwitchSnapshot.Advisor(7))),
                false);
    }

    @Test
    void shouldRecordAnArrivalThatWentAwayWhileTheServerWasDown() {
        campaign(DialMode.PREDICTIVE);
        arrives();

        s.event(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false));

        assertThat(ended().outcome()).isEqualTo(Outcome.TECHNICAL_FAILURE);
        assertThat(ended().endedBy()).isEqualTo(EndCause.lost(LegState.RINGING).by());
    }
}
