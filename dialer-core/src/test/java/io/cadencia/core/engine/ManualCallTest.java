package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManualCallTest {
    private final Scenario s = new Scenario();

    @Test
    void shouldDialTheLeadAndPhoneTheAdvisorChooses() {
        s.campaign(2, DialMode.MANUAL).leads(2, 30).sit(5, 2);
        assertThat(s.only(Effect.ShowWorkList.class).leads()).hasSize(Seat.MAX_WORK_LIST);
        s.apply(new Command.ChangeState(s.request(), 5, true, ""));
        assertThat(s.all(Effect.PlaceCall.class)).isEmpty();

        s.apply(new Command.TakeLead(s.request(), 5, 3));
        assertThat(s.seat(5).state()).isEqualTo(AdvisorState.PREPARING);
        s.apply(new Command.DialPhone(s.request(), 5, 3, 31));

        var placed = s.only(Effect.PlaceCall.class).request();
        assertThat(placed.attachedSessionId()).isEqualTo(5);
        assertThat(placed.number()).isEqualTo("+525551003");
        assertThat(s.seat(5).state()).isEqualTo(AdvisorState.DIALING);
        s.answer(placed.legId());
        assertThat(s.seat(5).state()).isEqualTo(AdvisorState.ON_CALL);
        s.after(9_000).ended(placed.legId(), 16, 0, EndedBy.REMOTE).classify(5, placed.legId(), "RT", Map.of());
        assertThat(s.seat(5).state()).isEqualTo(AdvisorState.READY);
    }

    @Test
    void shouldComeBackToTheLeadWhenNobodyAnswers() {
        s.campaign(2, DialMode.MANUAL).leads(2, 3).ready(5, 2).apply(new Command.TakeLead(s.request(), 5, 0));
        s.apply(new Command.DialPhone(s.request(), 5, 1, 10));
        long call = s.only(Effect.PlaceCall.class).request().legId();

        s.ended(call, 17, 486, EndedBy.REMOTE);

        assertThat(s.seat(5).state()).isEqualTo(AdvisorState.PREPARING);
        assertThat(s.allFacts(Fact.GestionRecorded.class).getFirst().resultCode())
                .isEqualTo("OC");
        s.apply(new Command.DialPhone(s.request(), 5, 1, 11));
        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
    }

    @Test
    void shouldPutTheNextLeadOnTheScreenByItselfInPreview() {
        s.campaign(2, DialMode.PREVIEW).leads(2, 3).ready(5, 2);

        assertThat(s.seat(5).state()).isEqualTo(AdvisorState.PREPARING);
        s.apply(new Command.SkipLead(s.request(), 5, 1, "ya pagó"));
        assertThat(s.seat(5).lead()).isNotNull().extracting("leadId").isEqualTo(2L);
    }

    @Test
    void shouldShowAndEnforceTheVerdictOfTheGate() {
        var blocked =
                new Scenario(p -> (contact, now) -> new Verdict.Blocked(Verdict.Rule.HOUR, Scenario.T0 + 3_600_000));
        blocked.campaign(2, DialMode.MANUAL).leads(2, 3).ready(5, 2).apply(new Command.TakeLead("t", 5, 0));
        assertThat(blocked.seat(5).verdicts())
                .extracting(SeatView.PhoneVerdict::verdict)
                .containsOnly(new Verdict.Blocked(Verdict.Rule.HOUR, Scenario.T0 + 3_600_000));

        blocked.apply(new Command.DialPhone("d", 5, 1, 10));

        assertThat(blocked.rejection()).isEqualTo(Rejection.Code.BLOCKED_BY_RULE);
        assertThat(blocked.allFacts(Fact.ContactBlocked.class)).hasSize(1);
        assertThat(blocked.all(Effect.PlaceCall.class)).isEmpty();
    }

    @Test
    void shouldKeepOneCallAtATimePerPersonAcrossCampaigns() {
        s.campaign(1, DialMode.PROGRESSIVE).leads(1, 1).ready(7, 1);
        long call = s.only(Effect.PlaceCall.class).request().legId();
        s.campaign(2, DialMode.MANUAL).leads(2, 3).ready(5, 2).apply(new Command.TakeLead(s.request(), 5, 1));

        s.apply(new Command.DialPhone(s.request(), 5, 1, 10));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.PERSON_IN_CALL);

        s.ended(call, 17, 486, EndedBy.REMOTE).apply(new Command.DialPhone(s.request(), 5, 1, 10));
        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
    }

    @Test
    void shouldReturnTheWorkListToTheHopperWhenTheAdvisorLeaves() {
        s.campaign(2, DialMode.MANUAL).leads(2, 3).ready(5, 2);
        s.apply(new Command.LeaveSeat(s.request(), 5));
        assertThat(s.only(Effect.CloseAdvisor.class).sessionId()).isEqualTo(5);

        s.sit(6, 2);
        assertThat(s.all(Effect.ShowWorkList.class).getFirst().leads())
                .extracting("leadId")
                .containsExactly(1L, 2L, 3L);
        s.event(new TelephonyEvent.AdvisorUp(5));
        assertThat(s.only(Effect.CloseAdvisor.class).sessionId()).isEqualTo(5);
    }
}
