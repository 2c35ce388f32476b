package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.leg.AdvisorLeg;
import io.cadencia.telephony.leg.Leg;
import io.cadencia.telephony.leg.LegReactions;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTrackerTest {
    private static final String AT = "2026-11-22T02:00:00.000+0000";
    private final LegRegistry registry = new LegRegistry();
    private final EventLog log = new EventLog();
    private final List<String> reactions = new ArrayList<>();
    private final LegReactions recorder = new LegReactions() {
        @Override
        public void attach(Leg leg) {
            reactions.add("attach " + leg.id());
        }

        @Override
        public void seat(AdvisorLeg advisor) {
            reactions.add("seat " + advisor.sessionId());
        }

        @Override
        public void guard(Leg leg) {
            reactions.add("guard " + leg.id());
        }

        @Override
        public void leftAlone(Leg leg, long partnerLegId, boolean talked) {
            reactions.add("alone " + leg.id() + (talked ? " after a talk" : " without an answer"));
        }

        @Override
        public void ending(Leg leg, boolean known) {
            reactions.add("ending " + leg.id());
        }

        @Override
        public void advisorGone(long sessionId) {
            reactions.add("gone " + sessionId);
        }

        @Override
        public void orphan(String channel) {
            reactions.add("orphan " + channel);
        }
    };
    private final LegTracker tracker = new LegTracker(registry, log, recorder);
    private final EventTracker events = new EventTracker(registry, tracker, recorder);

    private Leg leg(long id, long session) {
        Leg leg = new Leg(new DialRequest(id, "+5255", "trunk", "", 20_000, 2_000, session), LegState.REQUESTED);
        registry.add(leg);
        return leg;
    }

    private void dial(String status) {
        events.on(new AriEvent.Dial(AT, "leg-1-", status));
    }

    private void state(String state) {
        events.on(new AriEvent.ChannelState(AT, "leg-1-", state));
    }

    private void start(String role) {
        events.on(new AriEvent.StasisStart(AT, "leg-1-", role, List.of(role, "leg-1-")));
    }

    private void destroyed(int cause, int tech) {
        events.on(new AriEvent.Destroyed(AT, "leg-1-", cause, tech));
    }

    @Test
    void shouldTellEachStateOnceThoughAsteriskTellsItTwice() {
        leg(1, 0);
        dial("");
        state("Ringing");
        dial("RINGING");
        state("Up");
        dial("ANSWER");
        start("customer");
        start("customer");
        destroyed(16, 0);
        destroyed(16, 0);
        assertThat(log.story(1)).containsExactly("Dialing", "Ringing", "Answered", "Ended");
        assertThat(reactions).containsExactly("guard 1", "ending 1");
    }

    @Test
    void shouldAllowAnAnswerWithoutRinging() {
        leg(1, 0);
        start("customer");
        assertThat(log.story(1)).containsExactly("Dialing", "Answered");
    }

    @Test
    void shouldIgnoreAnAnswerAfterOurHangUp() {
        Leg leg = leg(1, 0);
        dial("");
        leg.hangingUp();
        start("customer");
        destroyed(16, 0);
        assertThat(log.story(1)).containsExactly("Dialing", "Ended");
        assertThat(log.ended(1).cause().by()).isEqualTo(EndedBy.US);
        assertThat(log.ended(1).cause().at()).isEqualTo(LegState.DIALING);
    }

    @Test
    void shouldDropEventsOfLegsThatAreNotOurs() {
        start("customer");
        events.on(new AriEvent.StasisStart(AT, "1700000000.12", "inbound", List.of("inbound", "55")));
        events.on(new AriEvent.Destroyed(AT, "leg-x-", 16, 0));
        events.on(new AriEvent.Dtmf(AT, "leg-99-", "1"));
        assertThat(log.events()).isEmpty();
    }

    @Test
    void shouldAskToHangUpALegThatNobodyKnows() {
        state("Ringing");
        start("customer");
        events.on(new AriEvent.ChannelState(AT, "1700000000.12", "Ringing"));
        assertThat(reactions).containsExactly("orphan leg-1-", "orphan leg-1-");
        assertThat(log.events()).isEmpty();
    }

    @Test
    void shouldConnectAManualLegAtItsAnswer() {
        leg(1, 5);
        start("attached");
        dial("");
        events.on(new AriEvent.EnteredBridge(AT, "leg-1-", "adv-5-"));
        dial("RINGING");
        state("Up");
        assertThat(reactions).containsExactly("attach 1");
        assertThat(log.story(1)).containsExactly("Dialing", "Ringing", "Answered", "Connected");
    }

    @Test
    void shouldTellAHoldOnlyByItsState() {
        Leg leg = leg(1, 0);
        start("customer");
        leg.state(LegState.CONNECTING);
        tracker.entered("leg-1-", "adv-5-");
        tracker.entered("leg-1-", "adv-5-");
        tracker.entered("leg-1-", "hold-5-");
        assertThat(leg.state()).isEqualTo(LegState.HELD);
        tracker.entered("leg-1-", "adv-5-");
        assertThat(log.story(1)).containsExactly("Dialing", "Answered", "Connected");
    }

    @Test
    void shouldTellThatTheSwitchHungUpAfterTheMessage() {
        Leg leg = leg(1, 0);
        start("customer");
        leg.state(LegState.MESSAGE);
        events.on(new AriEvent.UserEvent(AT, "leg-1-", "played"));
        destroyed(16, 0);
        assertThat(log.story(1)).endsWith("PlaybackFinished", "Ended");
        assertThat(log.ended(1).cause().by()).isEqualTo(EndedBy.SWITCH);
    }

    @Test
    void shouldSeatAnAdvisorOnce() {
        registry.add(new AdvisorLeg(5));
        events.on(new AriEvent.StasisStart(AT, "adv-5-", "advisor", List.of("advisor", "adv-5-")));
        tracker.entered("adv-5-", "adv-5-");
        tracker.entered("adv-5-", "adv-5-");
        assertThat(reactions).containsExactly("seat 5");
        assertThat(log.events()).containsExactly((TelephonyEvent) new TelephonyEvent.AdvisorUp(5));
    }

    /** The table measured with 46 SIP answers: SIP code, Asterisk's cause, outcome. */
    @ParameterizedTest
    @CsvSource({
        "480, 19, NO_ANSWER",
        "408, 18, NO_RESPONSE",
        "504, 102, NO_RESPONSE",
        "486, 17, BUSY",
        "600, 17, BUSY",
        "404, 1, INVALID_NUMBER",
        "485, 1, INVALID_NUMBER",
        "604, 1, INVALID_NUMBER",
        "410, 22, NUMBER_CHANGED",
        "484, 28, BAD_FORMAT",
        "603, 21, REJECTED",
        "607, 127, BLOCKED_BY_NETWORK",
        "608, 127, BLOCKED_BY_NETWORK",
        "401, 21, TRUNK_DENIED",
        "403, 21, TRUNK_DENIED",
        "407, 21, TRUNK_DENIED",
        "503, 34, CONGESTION",
        "500, 38, NETWORK_FAILURE",
        "502, 27, NETWORK_FAILURE",
        "501, 29, NETWORK_FAILURE",
        "420, 3, NETWORK_FAILURE",
        "488, 58, CODEC_MISMATCH",
        "606, 58, CODEC_MISMATCH",
        "487, 127, FAILED_OTHER",
        "499, 127, FAILED_OTHER",
        "0, 1, INVALID_NUMBER",
        "0, 17, BUSY",
        "0, 34, CONGESTION",
        "0, 127, FAILED_OTHER"
    })
    void shouldMapEveryMeasuredCause(int sip, int q850, Outcome outcome) {
        leg(1, 0);
        dial("");
        destroyed(q850, sip);
        assertThat(log.ended(1).cause().sipCode()).isEqualTo(sip);
        assertThat(log.ended(1).cause().by()).isEqualTo(EndedBy.REMOTE);
        assertThat(CauseTable.unanswered(log.ended(1).cause(), false)).isEqualTo(outcome);
    }

    @Test
    void shouldNotTakeATechnicalCauseOfAnotherKindForASipCode() {
        leg(1, 0);
        destroyed(38, 1001);
        assertThat(log.ended(1).cause().sipCode()).isZero();
    }
}
