package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.CallPhase;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.pacing.AdvisorWork;
import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.core.pacing.PacingDecision;
import io.cadencia.core.pacing.PacingFactory;
import io.cadencia.core.pacing.PacingPolicy;
import io.cadencia.core.pacing.PacingView;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine tells the pacing of a campaign, and what it makes of its decisions. */
class PacingSeamTest {
    private static final long CAMPAIGN = 7;

    private final Notebook pacing = new Notebook();
    private final Scenario s = new Scenario(new Engine(Scenario.OPEN_GATE, PacingFactory.apart(() -> pacing)));

    /** A call for the one advisor, who is ready. */
    private long placed() {
        s.campaign(CAMPAIGN, DialMode.PREDICTIVE).leads(CAMPAIGN, 20).sit(1, CAMPAIGN);
        pacing.launches = 1;
        s.ready(1, CAMPAIGN);
        pacing.launches = 0;
        return s.only(Effect.PlaceCall.class).request().legId();
    }

    private long onCall() {
        long leg = placed();
        s.answer(leg).event(new TelephonyEvent.Connected(leg, 1));
        return leg;
    }

    @Test
    void shouldFollowThePhasesOfACallAsTheDesktopReportsThem() {
        long leg = onCall();

        phase(leg, CallPhase.IDENTITY);
        s.after(20_000);
        phase(leg, CallPhase.NEGOTIATION);
        s.after(9_000).ended(leg, 16, 0, EndedBy.REMOTE).after(3_000);
        phase(leg, CallPhase.CLASSIFYING);

        assertThat(pacing.moves)
                .containsSubsequence(
                        "FREE > TALK",
                        "TALK > IDENTITY",
                        "IDENTITY > NEGOTIATION after 20000",
                        "NEGOTIATION > WRAP_UP after 9000",
                        "WRAP_UP > CLASSIFYING after 3000");
    }

    @Test
    void shouldLetAPhasePassThatComesTooLateAndRefuseOneOfAnotherCall() {
        long leg = onCall();
        s.ended(leg, 16, 0, EndedBy.REMOTE);
        int moves = pacing.moves.size();

        phase(leg, CallPhase.CLOSING);
        assertThat(s.only(Effect.Answer.class).rejection()).isNull();
        assertThat(pacing.moves).hasSize(moves);

        phase(leg + 1, CallPhase.CLOSING);
        assertThat(s.only(Effect.Answer.class).rejection()).isEqualTo(Rejection.of(Rejection.Code.NO_SUCH_CALL));
    }

    private void phase(long leg, CallPhase phase) {
        s.apply(new Command.ReportPhase(s.request(), 1, leg, phase));
    }

    @Test
    void shouldGiveUpNoCallBeforeItHasRungAsLongAsTheLawWants() {
        long leg = placed();
        s.after(2_000).event(new TelephonyEvent.Ringing(leg));
        pacing.cancels = 1;

        s.tickAfter(14_999);
        assertThat(s.all(Effect.HangUp.class)).isEmpty();

        List<Long> hungUp = new ArrayList<>();
        for (int i = 0; i < 1_500; i += 500) {
            s.tickAfter(500).all(Effect.HangUp.class).forEach(e -> hungUp.add(e.legId()));
        }
        assertThat(hungUp).containsExactly(leg);

        pacing.cancels = 0;
        s.ended(leg, 16, 0, EndedBy.US);
        assertThat(s.allFacts(Fact.AttemptEnded.class).getFirst().outcome()).isEqualTo(Outcome.NO_ANSWER);
        assertThat(pacing.failures).containsExactly("by us");
    }

    @Test
    void shouldAskAgainWhenThePolicyWantsToBeAsked() {
        s.campaign(CAMPAIGN, DialMode.PREDICTIVE).leads(CAMPAIGN, 20);
        pacing.wakeAtMs = s.now + 350;
        s.ready(1, CAMPAIGN);

        assertThat(s.engine.nextTimerMs()).isEqualTo(pacing.wakeAtMs);
    }

    /** Writes down what it is told, and decides what it is told to. */
    private static final class Notebook implements PacingPolicy {
        final List<String> moves = new ArrayList<>();
        final List<String> failures = new ArrayList<>();
        int launches;
        int cancels;
        long wakeAtMs = Long.MAX_VALUE;

        @Override
        public void failed(int odds, long placedMs, boolean byUs, long nowMs) {
            failures.add(byUs ? "by us" : "by itself");
        }

        @Override
        public void advisorMoved(AdvisorWork from, long sinceMs, AdvisorWork to, long nowMs) {
            long after = nowMs - sinceMs;
            moves.add(from + " > " + to + (after == 0 || !from.busy() ? "" : " after " + after));
        }

        @Override
        public void decide(PacingView view, long nowMs) {}

        @Override
        public int launches() {
            return launches;
        }

        @Override
        public int cancels() {
            return cancels;
        }

        @Override
        public LaunchLimit limit() {
            return LaunchLimit.NONE;
        }

        @Override
        public long wakeAtMs() {
            return wakeAtMs;
        }

        @Override
        public PacingDecision explain(PacingView view) {
            return new PacingDecision(view.mode(), 0, 0, 0, 0, 0, 0, 0, 0, 0, launches, cancels, LaunchLimit.NONE);
        }

        @Override
        public void write(StateWriter out) {}
    }
}
