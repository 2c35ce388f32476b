package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.ForcedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TelephonySwitch} must do, whatever is behind it: a real Asterisk or a simulation in virtual time.
 * The debtors obey {@link ForcedNumber}.
 */
public abstract class TelephonySwitchContract {
    private static final AtomicLong IDS = new AtomicLong(1_000);
    private static final long SOON = 5_000;
    private static final long STEP = 10;
    private static final long RING_TIMEOUT = 20_000;
    private static final long WAIT_LIMIT = 2_000;

    protected final EventLog log = new EventLog();

    @SuppressWarnings("NullAway.Init")
    protected TelephonySwitch telephony;

    private final List<Long> legs = new ArrayList<>();
    private final List<Long> sessions = new ArrayList<>();

    /** A switch not started yet. */
    protected abstract TelephonySwitch open();

    /** Lets time pass, real or virtual. */
    protected abstract void pass(long ms);

    /** The time that {@link #pass} counts in, ms. */
    protected abstract long now();

    /** Breaks the link to the switch for a short while; calls go on. */
    protected abstract void dropLink();

    /** The phone of an open session hangs up. */
    protected abstract void dropPhone(long sessionId);

    @BeforeEach
    void start() {
        telephony = open();
        telephony.start(log);
        await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
    }

    @AfterEach
    void leaveNothingBehind() {
        legs.forEach(telephony::hangup);
        sessions.forEach(telephony::closeAdvisor);
        await(() -> legs.stream()
                .allMatch(leg -> log.count(leg, TelephonyEvent.Dialing.class) == 0
                        || log.count(leg, TelephonyEvent.Ended.class) == 1));
        SwitchSnapshot rest = value(telephony.snapshot());
        telephony.close();
        assertThat(rest.legs()).isEmpty();
    }

    @Test
    void shouldBeginWithWhatTheSwitchHas() {
        assertThat(log.events().getFirst()).isEqualTo(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false));
        assertThat(telephony.capabilities()).contains(Capability.SIP_CODE, Capability.HOLD, Capability.PROVISIONING);
        assertThat(telephony.capabilities()).doesNotContain(Capability.MEDIA_WEBSOCKET);
    }

    @Test
    void shouldTellAnAnswerAfterTheRinging() {
        long before = now();
        long leg = answered(Behaviour.ANSWER, 800);
        assertThat(now() - before).isBetween(750L, 2_500L);
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered");
    }

    @Test
    void shouldTellBusy() {
        assertThat(unanswered(Behaviour.BUSY, 300, RING_TIMEOUT)).isEqualTo(Outcome.BUSY);
    }

    @Test
    void shouldTellAnInvalidNumber() {
        assertThat(unanswered(Behaviour.INVALID_NUMBER, 100, RING_TIMEOUT)).isEqualTo(Outcome.INVALID_NUMBER);
    }

    @Test
    void shouldTellCongestion() {
        assertThat(unanswered(Behaviour.CONGESTION, 0, RING_TIMEOUT)).isEqualTo(Outcome.CONGESTION);
    }

    @Test
    void shouldGiveUpAfterTheRingTimeout() {
        long before = now();
        assertThat(unanswered(Behaviour.NO_ANSWER, 0, 2_000)).isEqualTo(Outcome.NO_ANSWER);
        assertThat(now() - before).isBetween(1_900L, 3_500L);
        TelephonyEvent.Ended end = log.ended(legs.getLast());
        assertThat(end.cause().by()).isEqualTo(EndedBy.SWITCH);
        assertThat(end.cause().at()).isEqualTo(LegState.RINGING);
    }

    @Test
    void shouldTellAnEarlyHangUp() {
        long leg = answered(Behaviour.EARLY_HANG_UP, 200);
        awaitEnd(leg);
        assertThat(log.story(leg)).endsWith("Answered", "Ended");
        assertThat(log.ended(leg).cause().by()).isEqualTo(EndedBy.REMOTE);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.ANSWERED);
        assertThat(value(telephony.hangup(leg))).isEqualTo(Ack.ACCEPTED);
    }

    @Test
    void shouldCancelWhileRinging() {
        long leg = dial(Behaviour.NO_ANSWER, 0);
        await(() -> log.count(leg, TelephonyEvent.Ringing.class) == 1);
        assertThat(value(telephony.hangup(leg))).isEqualTo(Ack.ACCEPTED);
        awaitEnd(leg);
        assertThat(log.ended(leg).cause().by()).isEqualTo(EndedBy.US);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.RINGING);
        assertThat(CauseTable.unanswered(log.ended(leg).cause(), false)).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void shouldConnectADebtorAndTellWhenTheDebtorHangsUp() {
        long session = advisor();
        long leg = answered(Behaviour.SHORT_TALK, 100);
        assertThat(value(telephony.connect(leg, session))).isEqualTo(Ack.ACCEPTED);
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        awaitEnd(leg);
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "Connected", "Ended");
        assertThat(log.ended(leg).cause().by()).isEqualTo(EndedBy.REMOTE);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.CONNECTED);
        assertThat(log.all(TelephonyEvent.AdvisorDown.class)).isEmpty();
    }

    @Test
    void shouldHangUpAConnectedDebtorAndKeepTheAdvisorForTheNext() {
        long session = advisor();
        long first = connected(session);
        assertThat(value(telephony.hangup(first))).isEqualTo(Ack.ACCEPTED);
        awaitEnd(first);
        assertThat(log.ended(first).cause().by()).isEqualTo(EndedBy.US);
        long second = connected(session);
        assertThat(log.count(second, TelephonyEvent.Ended.class)).isZero();
    }

    @Test
    void shouldRefuseToConnectALegThatIsGone() {
        long session = advisor();
        long leg = answered(Behaviour.EARLY_HANG_UP, 0);
        awaitEnd(leg);
        assertThat(value(telephony.connect(leg, session))).satisfies(ack -> refused(ack, Ack.Reason.LEG_GONE));
    }

    @Test
    void shouldRefuseToConnectToAnAdvisorWhoIsNotThere() {
        long leg = answered(Behaviour.ANSWER, 0);
        assertThat(value(telephony.connect(leg, IDS.incrementAndGet())))
                .satisfies(ack -> refused(ack, Ack.Reason.ADVISOR_GONE));
    }

    @Test
    void shouldDetachAndConnectToAnotherAdvisor() {
        long first = advisor();
        long second = advisor();
        long leg = connected(first);
        assertThat(value(telephony.detach(leg))).isEqualTo(Ack.ACCEPTED);
        await(() -> log.has(new TelephonyEvent.Disconnected(leg, first)));
        assertThat(value(telephony.connect(leg, second))).isEqualTo(Ack.ACCEPTED);
        await(() -> log.has(new TelephonyEvent.Connected(leg, second)));
        pass(WAIT_LIMIT + 500);
        assertThat(log.count(leg, TelephonyEvent.Ended.class)).isZero();
    }

    @Test
    void shouldHoldResumeMuteAndSendDigits() {
        long session = advisor();
        long leg = connected(session);
        assertThat(value(telephony.hold(leg, true))).isEqualTo(Ack.ACCEPTED);
        await(() -> state(leg) == LegState.HELD);
        assertThat(value(telephony.hold(leg, true))).isEqualTo(Ack.ACCEPTED);
        assertThat(value(telephony.hold(leg, false))).isEqualTo(Ack.ACCEPTED);
        await(() -> state(leg) == LegState.CONNECTED);
        assertThat(value(telephony.mute(leg, true))).isEqualTo(Ack.ACCEPTED);
        assertThat(value(telephony.mute(leg, false))).isEqualTo(Ack.ACCEPTED);
        assertThat(value(telephony.sendDtmf(leg, "12#"))).isEqualTo(Ack.ACCEPTED);
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "Connected");
    }

    @Test
    void shouldRefuseCallControlsOfALegThatIsNotThere() {
        long nobody = IDS.incrementAndGet();
        for (CompletionStage<Ack> answer : List.of(
                telephony.hold(nobody, true),
                telephony.mute(nobody, true),
                telephony.sendDtmf(nobody, "1"),
                telephony.detach(nobody),
                telephony.playAndHangup(nobody, Prompt.ABANDONMENT))) {
            assertThat(value(answer)).satisfies(ack -> refused(ack, Ack.Reason.LEG_GONE));
        }
    }

    @Test
    void shouldPlayTheMessageAndHangUp() {
        long leg = answered(Behaviour.ANSWER, 0);
        assertThat(value(telephony.playAndHangup(leg, Prompt.ABANDONMENT))).isEqualTo(Ack.ACCEPTED);
        await(() -> log.count(leg, TelephonyEvent.Ended.class) == 1, 15_000);
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "PlaybackFinished", "Ended");
        assertThat(log.ended(leg).cause().by()).isEqualTo(EndedBy.SWITCH);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.MESSAGE);
    }

    @Test
    void shouldPlayTheMessageByItselfWhenNobodyTakesTheDebtor() {
        long leg = answered(Behaviour.ANSWER, 0);
        long answeredAt = now();
        await(() -> state(leg) == LegState.MESSAGE);
        assertThat(now() - answeredAt).isBetween(WAIT_LIMIT - 400, WAIT_LIMIT + 500);
        await(() -> log.count(leg, TelephonyEvent.Ended.class) == 1, 15_000);
        assertThat(log.count(leg, TelephonyEvent.PlaybackFinished.class)).isEqualTo(1);
    }

    @Test
    void shouldTakeTheSameDialTwiceAsOne() {
        DialRequest request = request(Behaviour.ANSWER, 300, RING_TIMEOUT, 0);
        CompletionStage<Ack> first = telephony.dial(request);
        CompletionStage<Ack> second = telephony.dial(request);
        assertThat(value(first)).isEqualTo(Ack.ACCEPTED);
        assertThat(value(second)).isEqualTo(Ack.ACCEPTED);
        await(() -> log.count(request.legId(), TelephonyEvent.Answered.class) == 1);
        assertThat(value(telephony.dial(request))).isEqualTo(Ack.ACCEPTED);
        pass(500);
        assertThat(log.story(request.legId())).containsExactly("Dialing", "Ringing", "Answered");
    }

    @Test
    void shouldDialForAnAdvisorWhoHearsTheRinging() {
        long session = advisor();
        long leg = place(request(Behaviour.ANSWER, 500, RING_TIMEOUT, session));
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "Connected");
        pass(WAIT_LIMIT + 300);
        assertThat(value(telephony.hangup(leg))).isEqualTo(Ack.ACCEPTED);
        awaitEnd(leg);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.CONNECTED);
    }

    @Test
    void shouldTellWhyACallForAnAdvisorFailed() {
        long session = advisor();
        long busy = place(request(Behaviour.BUSY, 200, RING_TIMEOUT, session));
        long silent = place(request(Behaviour.NO_ANSWER, 0, 1_000, session));
        awaitEnd(busy);
        awaitEnd(silent);
        assertThat(CauseTable.unanswered(log.ended(busy).cause(), false)).isEqualTo(Outcome.BUSY);
        assertThat(CauseTable.unanswered(log.ended(silent).cause(), false)).isEqualTo(Outcome.NO_ANSWER);
        assertThat(log.all(TelephonyEvent.AdvisorDown.class)).isEmpty();
    }

    @Test
    void shouldRefuseToDialForAnAdvisorWhoIsNotThere() {
        DialRequest request = request(Behaviour.ANSWER, 0, RING_TIMEOUT, IDS.incrementAndGet());
        assertThat(value(telephony.dial(request))).satisfies(ack -> refused(ack, Ack.Reason.ADVISOR_GONE));
        pass(200);
        assertThat(log.leg(request.legId())).isEmpty();
    }

    @Test
    void shouldTellThatAnAdvisorsPhoneIsDown() {
        long session = advisor();
        dropPhone(session);
        await(() -> log.all(TelephonyEvent.AdvisorDown.class).size() == 1);
        assertThat(log.all(TelephonyEvent.AdvisorDown.class).getFirst().cause().by())
                .isEqualTo(EndedBy.REMOTE);
        long leg = answered(Behaviour.ANSWER, 0);
        assertThat(value(telephony.connect(leg, session))).satisfies(ack -> refused(ack, Ack.Reason.ADVISOR_GONE));
        assertThat(value(telephony.openAdvisor(session, endpoint()))).isEqualTo(Ack.ACCEPTED);
        await(() -> log.all(TelephonyEvent.AdvisorUp.class).size() == 2);
    }

    @Test
    void shouldTellThatAClosedAdvisorIsDownByUs() {
        long session = advisor();
        assertThat(value(telephony.closeAdvisor(session))).isEqualTo(Ack.ACCEPTED);
        await(() -> log.all(TelephonyEvent.AdvisorDown.class).size() == 1);
        assertThat(log.all(TelephonyEvent.AdvisorDown.class).getFirst().cause().by())
                .isEqualTo(EndedBy.US);
        assertThat(value(telephony.closeAdvisor(session))).isEqualTo(Ack.ACCEPTED);
    }

    @Test
    void shouldRefuseAnUnknownPhone() {
        Ack ack = value(telephony.openAdvisor(IDS.incrementAndGet(), new AdvisorEndpoint.Sip("nobody")));
        refused(ack, Ack.Reason.UNKNOWN_ENDPOINT);
        Ack media = value(telephony.openAdvisor(IDS.incrementAndGet(), new AdvisorEndpoint.Media("ulaw")));
        refused(media, Ack.Reason.NOT_SUPPORTED);
    }

    @Test
    void shouldProvisionAnAccountTwice() {
        assertThat(value(telephony.provision(new SipAccount("lucia", "first-secret"))))
                .isEqualTo(Ack.ACCEPTED);
        assertThat(value(telephony.provision(new SipAccount("lucia", "second-secret"))))
                .isEqualTo(Ack.ACCEPTED);
    }

    @Test
    void shouldEndEachOfFiftyCallsExactlyOnceAndLast() {
        Behaviour[] kinds = Behaviour.values();
        List<Long> placed = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            placed.add(place(request(kinds[i % kinds.length], 100L * (i % 5), 2_000, 0)));
        }
        await(
                () -> placed.stream().allMatch(leg -> {
                    boolean talks = log.count(leg, TelephonyEvent.Answered.class) == 1
                            && log.count(leg, TelephonyEvent.Ended.class) == 0;
                    if (talks) {
                        telephony.hangup(leg);
                    }
                    return log.count(leg, TelephonyEvent.Ended.class) == 1;
                }),
                15_000);
        for (long leg : placed) {
            assertThat(log.story(leg)).endsWith("Ended");
            assertThat(log.count(leg, TelephonyEvent.Ended.class)).isEqualTo(1);
            assertThat(log.count(leg, TelephonyEvent.Dialing.class)).isEqualTo(1);
            assertThat(log.count(leg, TelephonyEvent.Answered.class)).isLessThanOrEqualTo(1);
        }
    }

    /** Asterisk finds a channel by the beginning of its id: 12 must not be taken for 123. */
    @Test
    void shouldKeepLegsApartWhoseIdsBeginAlike() {
        long shorter = IDS.incrementAndGet();
        long longer = shorter * 10 + 1;
        DialRequest first = withId(longer, request(Behaviour.ANSWER, 0, RING_TIMEOUT, 0));
        place(first);
        await(() -> log.count(longer, TelephonyEvent.Answered.class) == 1);
        assertThat(value(telephony.hangup(shorter))).isEqualTo(Ack.ACCEPTED);
        pass(300);
        assertThat(log.count(longer, TelephonyEvent.Ended.class)).isZero();
        place(withId(shorter, first));
        await(() -> log.count(shorter, TelephonyEvent.Answered.class) == 1);
        assertThat(value(telephony.hangup(shorter))).isEqualTo(Ack.ACCEPTED);
        awaitEnd(shorter);
        assertThat(log.count(longer, TelephonyEvent.Ended.class)).isZero();
    }

    private DialRequest withId(long leg, DialRequest like) {
        legs.add(leg);
        return new DialRequest(
                leg, like.number(), like.trunk(), like.callerId(), like.ringTimeoutMs(), like.waitLimitMs(), 0);
    }

    @Test
    void shouldTellWhatItHas() {
        long session = advisor();
        long talking = connected(session);
        long ringing = dial(Behaviour.NO_ANSWER, 0);
        await(() -> log.count(ringing, TelephonyEvent.Ringing.class) == 1);
        SwitchSnapshot now = value(telephony.snapshot());
        assertThat(now.legs())
                .containsExactlyInAnyOrder(
                        new SwitchSnapshot.Leg(talking, LegState.CONNECTED, session),
                        new SwitchSnapshot.Leg(ringing, LegState.RINGING, 0));
        assertThat(now.advisors()).containsExactly(new SwitchSnapshot.Advisor(session));
    }

    @Test
    void shouldTellWhatItMissedWhenTheLinkComesBack() {
        long session = advisor();
        long talking = connected(session);
        long ending = dial(Behaviour.SHORT_TALK, 0);
        await(() -> log.count(ending, TelephonyEvent.Answered.class) == 1);
        dropLink();
        await(() -> log.all(TelephonyEvent.LinkDown.class).size() == 1);
        assertThat(value(telephony.dial(request(Behaviour.ANSWER, 0, RING_TIMEOUT, 0))))
                .satisfies(ack -> refused(ack, Ack.Reason.LINK_DOWN));
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        TelephonyEvent.LinkUp up = log.all(TelephonyEvent.LinkUp.class).getLast();
        assertThat(up.switchRestarted()).isFalse();
        assertThat(up.snapshot().legs()).contains(new SwitchSnapshot.Leg(talking, LegState.CONNECTED, session));
        assertThat(up.snapshot().advisors()).containsExactly(new SwitchSnapshot.Advisor(session));
        awaitEnd(ending);
        assertThat(value(telephony.hangup(talking))).isEqualTo(Ack.ACCEPTED);
        awaitEnd(talking);
        assertThat(log.count(ending, TelephonyEvent.Ended.class)).isEqualTo(1);
    }

    @Test
    void shouldTellHowLongItTakesToAnswerRequests() {
        dial(Behaviour.NO_ANSWER, 0);
        await(() -> log.all(TelephonyEvent.RoundTrip.class).stream().anyMatch(trip -> trip.requests() > 0));
        assertThat(log.all(TelephonyEvent.RoundTrip.class))
                .allSatisfy(trip -> assertThat(trip.p95Ms()).isBetween(0L, 2_000L));
    }

    // ---- fixtures -----------------------------------------------------------------------------------------------

    /** A phone that picks up. */
    protected AdvisorEndpoint endpoint() {
        return new AdvisorEndpoint.Sip("phone@robots");
    }

    protected long advisor() {
        long session = IDS.incrementAndGet();
        sessions.add(session);
        assertThat(value(telephony.openAdvisor(session, endpoint()))).isEqualTo(Ack.ACCEPTED);
        await(() -> log.has(new TelephonyEvent.AdvisorUp(session)));
        return session;
    }

    protected DialRequest request(Behaviour behaviour, long afterMs, long ringTimeoutMs, long session) {
        long leg = IDS.incrementAndGet();
        legs.add(leg);
        String number = "+" + ForcedNumber.number(behaviour, afterMs, (int) (leg % 100_000));
        return new DialRequest(leg, number, "trunk", "+525550000000", ringTimeoutMs, WAIT_LIMIT, session);
    }

    protected long place(DialRequest request) {
        assertThat(value(telephony.dial(request))).isEqualTo(Ack.ACCEPTED);
        return request.legId();
    }

    protected long dial(Behaviour behaviour, long afterMs) {
        return place(request(behaviour, afterMs, RING_TIMEOUT, 0));
    }

    protected long answered(Behaviour behaviour, long afterMs) {
        long leg = dial(behaviour, afterMs);
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
        return leg;
    }

    protected long connected(long session) {
        long leg = answered(Behaviour.ANSWER, 0);
        assertThat(value(telephony.connect(leg, session))).isEqualTo(Ack.ACCEPTED);
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        return leg;
    }

    private Outcome unanswered(Behaviour behaviour, long afterMs, long ringTimeoutMs) {
        long leg = place(request(behaviour, afterMs, ringTimeoutMs, 0));
        awaitEnd(leg);
        assertThat(log.story(leg)).startsWith("Dialing").endsWith("Ended").doesNotContain("Answered");
        return CauseTable.unanswered(log.ended(leg).cause(), false);
    }

    protected void awaitEnd(long leg) {
        await(() -> log.count(leg, TelephonyEvent.Ended.class) == 1);
    }

    private LegState state(long leg) {
        return value(telephony.snapshot()).legs().stream()
                .filter(l -> l.legId() == leg)
                .map(SwitchSnapshot.Leg::state)
                .findFirst()
                .orElse(LegState.ENDED);
    }

    protected static void refused(Ack ack, Ack.Reason reason) {
        assertThat(ack)
                .isInstanceOfSatisfying(
                        Ack.Refused.class,
                        r -> assertThat(r.reason()).as(r.detail()).isEqualTo(reason));
    }

    protected void await(BooleanSupplier condition) {
        await(condition, SOON);
    }

    protected void await(BooleanSupplier condition, long limitMs) {
        long end = now() + limitMs;
        while (!condition.getAsBoolean()) {
            assertThat(now())
                    .as("waited %d ms, events so far: %s", limitMs, log.events())
                    .isLessThan(end);
            pass(STEP);
        }
    }

    protected <V> V value(CompletionStage<V> stage) {
        CompletableFuture<V> future = stage.toCompletableFuture();
        await(future::isDone);
        return future.join();
    }
}
