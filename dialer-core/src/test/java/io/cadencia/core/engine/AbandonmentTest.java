package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Debtors who answer and find nobody: the message, and that each of them counts exactly once. */
class AbandonmentTest {
    private final Scenario s = new Scenario();

    private long oneCallPlaced() {
        s.campaign(1, DialMode.PREDICTIVE).leads(1, 10).ready(7, 1);
        return s.only(Effect.PlaceCall.class).request().legId();
    }

    @Test
    void shouldPlayTheMessageWhenNoAdvisorIsFreeWithinTheWaitLimit() {
        long call = oneCallPlaced();
        s.apply(new Command.ChangeState(s.request(), 7, false, "BANO")).answer(call);
        assertThat(s.all(Effect.Connect.class)).isEmpty();

        s.tickAfter(1_999);
        assertThat(s.all(Effect.PlayAbandonment.class)).isEmpty();
        s.tickAfter(1);
        assertThat(s.all(Effect.PlayAbandonment.class)).hasSize(1);

        s.ended(call, 16, 0, EndedBy.US);
        var attempt = s.allFacts(Fact.AttemptEnded.class).getFirst();
        assertThat(attempt.outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(s.allFacts(Fact.GestionRecorded.class).getFirst().resultCode())
                .isEqualTo("ABN");
        assertThat(s.allFacts(Fact.LeadReleased.class).getFirst().nextAttemptAtMs())
                .isGreaterThanOrEqualTo(s.now + LeadDesk.ABANDONED_COOL_DOWN_MS);
    }

    /** The dialplan played it while the link was down: the answer was never told, the end is lost. */
    @Test
    void shouldCountTheMessageThatTheSwitchPlayedByItselfAsAnAbandonment() {
        long call = oneCallPlaced();
        s.event(new TelephonyEvent.Dialing(call)).event(new TelephonyEvent.Ringing(call));
        s.event(new TelephonyEvent.LinkDown("cut"));

        s.after(9_000).event(new TelephonyEvent.Ended(call, EndCause.lost(LegState.MESSAGE)));

        assertAbandonedOnce();
        s.event(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false));
        assertThat(s.allFacts(Fact.AttemptEnded.class)).isEmpty();
    }

    @Test
    void shouldCountTheMessageThatTheSwitchPlayedBeforeOurOwnLimitOnce() {
        long call = oneCallPlaced();
        s.apply(new Command.ChangeState(s.request(), 7, false, "BANO")).answer(call);

        s.after(1_950).event(new TelephonyEvent.Ended(call, new EndCause(16, 0, EndedBy.SWITCH, LegState.MESSAGE)));

        assertAbandonedOnce();
    }

    @Test
    void shouldNotCountOurOwnAbandonmentTwiceWhenItsEndIsToldAsTheMessage() {
        long call = oneCallPlaced();
        s.apply(new Command.ChangeState(s.request(), 7, false, "BANO")).answer(call);
        s.tickAfter(2_000);

        s.after(6_000).event(new TelephonyEvent.Ended(call, new EndCause(16, 0, EndedBy.SWITCH, LegState.MESSAGE)));

        assertAbandonedOnce();
    }

    @Test
    void shouldNotTakeALegThatWasLostWhileRingingForAnAbandonment() {
        long call = oneCallPlaced();
        s.event(new TelephonyEvent.Dialing(call)).event(new TelephonyEvent.Ringing(call));

        s.after(9_000).event(new TelephonyEvent.Ended(call, EndCause.lost(LegState.RINGING)));

        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.TECHNICAL_FAILURE);
        s.tickAfter(1_000);
        assertThat(s.only(Effect.ShowCampaign.class).figures().abandoned()).isZero();
    }

    private void assertAbandonedOnce() {
        var attempt = s.allFacts(Fact.AttemptEnded.class).getFirst();
        assertThat(attempt.outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(attempt.answeredAtMs()).isPositive();
        s.tickAfter(1_000);
        CampaignFigures figures = s.only(Effect.ShowCampaign.class).figures();
        assertThat(figures.abandoned()).isEqualTo(1);
        assertThat(figures.answered()).isEqualTo(1);
    }

    @Test
    void shouldPlayTheMessageToADebtorWhoseWaitEndedWhileTheServerWasAway() {
        long call = oneCallPlaced();
        s.apply(new Command.ChangeState(s.request(), 7, false, "BANO")).answer(call);
        s.apply(new Command.ServerStarted()).tickAfter(5_000);
        assertThat(s.all(Effect.PlayAbandonment.class)).hasSize(1);
        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.PLAY, call, 0, Ack.Reason.LINK_DOWN));
        assertThat(s.all(Effect.HangUp.class)).isEmpty();

        s.event(linkUp(new SwitchSnapshot.Leg(call, LegState.ANSWERED, 0)));
        assertThat(s.all(Effect.PlayAbandonment.class)).hasSize(1);
        s.event(linkUp(new SwitchSnapshot.Leg(call, LegState.MESSAGE, 0)));

        assertThat(s.all(Effect.PlayAbandonment.class)).isEmpty();
        assertThat(s.all(Effect.HangUp.class)).isEmpty();
    }

    /** Before its link is up the new server's switch knows no legs: it says that this one is gone. */
    @Test
    void shouldNotHangUpOnADebtorWhoHearsTheMessageWhileTheServerStarts() {
        long call = oneCallPlaced();
        s.apply(new Command.ChangeState(s.request(), 7, false, "BANO")).answer(call);
        s.apply(new Command.ServerStarted()).tickAfter(5_000);
        s.apply(new Command.TelephonyRefused(Command.TelephonyVerb.PLAY, call, 0, Ack.Reason.LEG_GONE));
        assertThat(s.all(Effect.HangUp.class)).isEmpty();

        s.event(linkUp(new SwitchSnapshot.Leg(call, LegState.MESSAGE, 0)));

        assertThat(s.all(Effect.HangUp.class)).isEmpty();
        s.event(new TelephonyEvent.Ended(call, new EndCause(16, 0, EndedBy.SWITCH, LegState.MESSAGE)));
        assertAbandonedOnce();
    }

    /** It answered while the server was away, heard the message and is gone: the switch's note is all there is. */
    @Test
    void shouldCountTheMessageThatWasHeardWhileTheServerWasAway() {
        long call = oneCallPlaced();
        s.event(new TelephonyEvent.Dialing(call)).event(new TelephonyEvent.Ringing(call));
        s.after(9_000).apply(new Command.ServerStarted());

        s.event(abandoned(List.of(), call));

        assertThat(s.only(Effect.ForgetAbandoned.class)).isEqualTo(new Effect.ForgetAbandoned(List.of(call), ""));
        assertThat(s.allFacts(Fact.LeadReleased.class).getFirst().nextAttemptAtMs())
                .isGreaterThanOrEqualTo(s.now + LeadDesk.ABANDONED_COOL_DOWN_MS);
        assertAbandonedOnce();
        s.event(abandoned(List.of(), call)); // the order to forget was lost in a crash
        assertThat(s.allFacts(Fact.AttemptEnded.class)).isEmpty();
        assertThat(s.only(Effect.ForgetAbandoned.class)).isEqualTo(new Effect.ForgetAbandoned(List.of(call), ""));
    }

    @Test
    void shouldLetTheNoteOfALivingLegStandUntilItsEndIsWrittenDown() {
        long call = oneCallPlaced();
        s.event(new TelephonyEvent.Ringing(call)).apply(new Command.ServerStarted());

        s.event(abandoned(List.of(new SwitchSnapshot.Leg(call, LegState.MESSAGE, 0)), call));
        assertThat(s.all(Effect.ForgetAbandoned.class)).isEmpty();
        assertThat(s.allFacts(Fact.AttemptEnded.class)).isEmpty();
        s.event(new TelephonyEvent.Ended(call, new EndCause(16, 0, EndedBy.SWITCH, LegState.MESSAGE)));

        assertThat(s.only(Effect.ForgetAbandoned.class)).isEqualTo(new Effect.ForgetAbandoned(List.of(call), ""));
        assertAbandonedOnce();
    }

    /** The engine asked for the message itself, then all crashed: switch and server. */
    @Test
    void shouldCountOurOwnMessageOnceThoughSwitchAndServerCrashed() {
        long call = oneCallPlaced();
        s.apply(new Command.ChangeState(s.request(), 7, false, "BANO")).answer(call);
        s.tickAfter(2_000);
        s.apply(new Command.ServerStarted());

        s.event(new TelephonyEvent.LinkUp(new SwitchSnapshot(List.of(), List.of(), List.of(call)), true));

        assertAbandonedOnce();
    }

    private static TelephonyEvent abandoned(List<SwitchSnapshot.Leg> legs, long... heard) {
        return new TelephonyEvent.LinkUp(
                new SwitchSnapshot(
                        legs,
                        List.of(new SwitchSnapshot.Advisor(7)),
                        Arrays.stream(heard).boxed().toList()),
                false);
    }

    private static TelephonyEvent linkUp(SwitchSnapshot.Leg... legs) {
        return new TelephonyEvent.LinkUp(
                new SwitchSnapshot(List.of(legs), List.of(new SwitchSnapshot.Advisor(7))), false);
    }
}
