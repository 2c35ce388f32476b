package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.core.port.telephony.TelephonyEvent.Answered;
import io.cadencia.core.port.telephony.TelephonyEvent.Connected;
import io.cadencia.core.port.telephony.TelephonyEvent.MachineDetected;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MachineTest {
    private final Scenario s = new Scenario();
    private long call;

    private void dialling(AmdMode amd, boolean hangUp) {
        var calls = new CallPolicy(false, amd, hangUp, 0.5, List.of(), List.of(), 20_000, false);
        s.campaign(Scenario.spec(1, DialMode.PREDICTIVE).with(calls))
                .leads(1, 10)
                .ready(7, 1);
        call = s.only(Effect.PlaceCall.class).request().legId();
    }

    private void machineAnswers() {
        s.after(9_000).event(new MachineDetected(call, AmdVerdict.MACHINE, "LONGGREETING", 1_800));
    }

    private CampaignFigures figures() {
        s.tickAfter(1_000);
        return s.all(Effect.ShowCampaign.class).getLast().figures();
    }

    @Test
    void shouldAskTheSwitchToListenAsTheCampaignSays() {
        dialling(AmdMode.PARALLEL, false);

        assertThat(s.only(Effect.PlaceCall.class).request().amd()).isEqualTo(AmdMode.PARALLEL);
    }

    @Test
    void shouldShowAMachineToTheAdvisorAndLetThemDecide() {
        dialling(AmdMode.PARALLEL, false);
        s.answer(call).event(new Connected(call, 7));

        machineAnswers();

        assertThat(Objects.requireNonNull(s.seat(7).call()).machine()).isEqualTo(AmdVerdict.MACHINE);
        assertThat(s.all(Effect.HangUp.class)).isEmpty();
        s.ended(call, 16, 0, EndedBy.REMOTE);
        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().machine()).isEqualTo("MACHINE");
    }

    @Test
    void shouldHangAMachineUpInSilenceBeforeAnAdvisorHasIt() {
        dialling(AmdMode.INLINE, true);

        machineAnswers();
        assertThat(s.only(Effect.HangUp.class)).isEqualTo(new Effect.HangUp(call));
        s.event(new Answered(call));
        assertThat(s.all(Effect.Connect.class)).isEmpty();
        s.ended(call, 16, 0, EndedBy.US);

        var ended = s.allFacts(Fact.AttemptEnded.class).getFirst();
        assertThat(ended.outcome()).isEqualTo(Outcome.MACHINE);
        assertThat(ended.answeredAtMs()).isEqualTo(Scenario.T0 + 9_000 - 1_800);
        assertThat(s.allFacts(Fact.GestionRecorded.class).getFirst().resultCode())
                .isEqualTo("BZ");
        assertThat(s.all(Effect.PlayAbandonment.class)).isEmpty();
    }

    @Test
    void shouldCountAMachineNeitherAsAnAnswerNorAsAbandoned() {
        dialling(AmdMode.INLINE, true);

        machineAnswers();
        s.ended(call, 16, 0, EndedBy.US);

        CampaignFigures figures = figures();
        assertThat(figures.answered()).isZero();
        assertThat(figures.abandoned()).isZero();
        assertThat(figures.dialing() + figures.ringing())
                .as("the line is free for the next call")
                .isEqualTo(1);
    }

    @Test
    void shouldChargeTheShareOfPeopleAmongTheMachinesToTheAbandonmentBudget() {
        var tally = new Tally();

        assertThat(tally.machine(0.5)).isFalse();
        assertThat(tally.machine(0.5))
                .as("two verdicts at a half are one person")
                .isTrue();
        assertThat(tally.machine(0.5)).isFalse();
    }

    @Test
    void shouldConnectWhoeverMayBeAPerson() {
        dialling(AmdMode.INLINE, true);

        s.event(new MachineDetected(call, AmdVerdict.UNSURE, "TOOLONG", 2_500)).event(new Answered(call));

        assertThat(s.only(Effect.Connect.class)).isEqualTo(new Effect.Connect(call, 7));
    }
}
