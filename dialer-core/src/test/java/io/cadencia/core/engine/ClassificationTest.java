package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.lead.LeadState;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an advisor must say of a call before the next one, and what comes of it. */
class ClassificationTest {
    private static final Map<String, String> PROMISE = Map.of("monto", "1500.00", "fecha", "2026-06-30");

    private final Scenario s = new Scenario();

    @Test
    void shouldDemandAClassificationBeforeTheNextCall() {
        long call = s.oneCallConnected();
        s.after(60_000).ended(call, 16, 0, EndedBy.REMOTE);
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.WRAP_UP);
        assertThat(s.all(Effect.PlaceCall.class)).isEmpty();

        s.apply(new Command.ChangeState(s.request(), 7, true, ""));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.CLASSIFICATION_PENDING);

        s.classify(7, call, "PP", PROMISE);
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.READY);
        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
        var gestion = s.allFacts(Fact.GestionRecorded.class).getFirst();
        assertThat(gestion.resultCode()).isEqualTo("PP");
        assertThat(gestion.talkMs()).isEqualTo(60_000);
        assertThat(s.allFacts(Fact.LeadReleased.class).getFirst().state()).isEqualTo(LeadState.DONE);
    }

    @Test
    void shouldRefuseAClassificationThatLacksOrMistakesAField() {
        long call = s.oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE);

        s.classify(7, call, "PP", Map.of("monto", "100"));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.MISSING_FIELD);
        s.classify(7, call, "PP", Map.of("monto", "-3", "fecha", "2026-06-30"));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.INVALID_FIELD);
        s.classify(7, call, "PP", Map.of("monto", "100", "fecha", "30/06/2026"));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.INVALID_FIELD);
        s.classify(7, call, "RT", Map.of("otro", "1"));
        assertThat(s.rejection()).isEqualTo(Rejection.Code.INVALID_FIELD);
        s.classify(7, call, "ZZ", Map.of());
        assertThat(s.rejection()).isEqualTo(Rejection.Code.UNKNOWN_RESULT);
        assertThat(s.facts).isEmpty();
    }

    @Test
    void shouldRecordOneGestionThoughTheClassificationIsSentTwice() {
        long call = s.oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE);
        var classify = new Command.Classify("once", 7, call, "PP", PROMISE, "");

        s.apply(classify);
        assertThat(s.allFacts(Fact.GestionRecorded.class)).hasSize(1);
        s.apply(classify);

        assertThat(s.only(Effect.Answer.class).rejection()).isNull();
        assertThat(s.allFacts(Fact.GestionRecorded.class)).isEmpty();
    }

    @Test
    void shouldNeverGuessAResultWhenTheWrapUpRunsOut() {
        long call = s.oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE);

        s.tickAfter(30_000);

        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.UNCLASSIFIED);
        s.classify(7, call, "PP", PROMISE);
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.READY);
    }

    @Test
    void shouldLetANewSessionOfTheAdvisorTakeTheUnclassifiedCallOver() {
        long call = s.oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE).apply(new Command.DesktopLost(7));

        s.apply(new Command.TakeSeat(s.request(), 70, 7, 1, new AdvisorEndpoint.Sip("advisor7")));
        assertThat(s.seat(70).state()).isEqualTo(AdvisorState.WRAP_UP);
        s.classify(70, call, "PP", PROMISE);

        assertThat(s.allFacts(Fact.GestionRecorded.class).getFirst().advisorId())
                .isEqualTo(7);
    }

    @Test
    void shouldRefuseADateOutOfReachInsteadOfBreakingOnIt() {
        long call = s.oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE);

        for (String date : List.of("+999999999-01-01", "1815-06-18", "+12000-01-01")) {
            s.classify(7, call, "PP", Map.of("monto", "100", "fecha", date));
            assertThat(s.rejection()).as(date).isEqualTo(Rejection.Code.INVALID_FIELD);
        }
    }

    @Test
    void shouldNotDialALeadAgainThatWasClassifiedBeforeTheWrapUpEnded() {
        var spec = Scenario.spec(1, DialMode.PREDICTIVE);
        s.campaign(new CampaignSpec(
                1,
                spec.name(),
                spec.mandante(),
                spec.purpose(),
                spec.mode(),
                spec.profile(),
                spec.trunk(),
                spec.callerId(),
                spec.ringTimeoutMs(),
                spec.waitLimitMs(),
                new CampaignSpec.WrapUpPolicy(30_000, false),
                spec.pacing(),
                spec.retry(),
                spec.results(),
                spec.pauseReasons()));
        s.leads(1, 1).ready(7, 1);
        long call = s.only(Effect.PlaceCall.class).request().legId();
        s.answer(call).event(new TelephonyEvent.Connected(call, 7)).ended(call, 16, 0, EndedBy.REMOTE);
        s.classify(7, call, "PP", PROMISE);
        assertThat(s.seat(7).state()).isEqualTo(AdvisorState.WRAP_UP);

        s.apply(new Command.LeaveSeat(s.request(), 7)).ready(8, 1);

        assertThat(s.all(Effect.PlaceCall.class)).isEmpty();
    }

    @Test
    void shouldKeepTheWrapUpLimitWhenANewSessionTakesTheSeatOver() {
        long call = s.oneCallConnected();
        s.ended(call, 16, 0, EndedBy.REMOTE);
        s.apply(new Command.TakeSeat(s.request(), 70, 7, 1, new AdvisorEndpoint.Sip("advisor7")));

        s.tickAfter(30_000);

        assertThat(s.seat(70).state()).isEqualTo(AdvisorState.UNCLASSIFIED);
    }
}
