package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
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

/**
 * What every {@link TelephonySwitch} must do, whatever is behind it: a real Asterisk or a simulation in virtual time.
 * The suites beside this class are its themes; an implementation runs each as a nested class with its own
 * {@link SwitchBench}. The debtors obey {@link ForcedNumber}.
 */
public abstract class SwitchContract {
    protected static final AtomicLong IDS = new AtomicLong(1_000);
    protected static final long RING_TIMEOUT = 20_000;
    protected static final long WAIT_LIMIT = 2_000;
    private static final long SOON = 8_000;
    private static final long STEP = 10;

    protected final SwitchBench bench;
    protected final EventLog log = new EventLog();
    protected final TelephonySwitch telephony;
    private final List<Long> legs = new ArrayList<>();
    private final List<Long> sessions = new ArrayList<>();

    protected SwitchContract(SwitchBench bench) {
        this.bench = bench;
        this.telephony = bench.open();
    }

    @BeforeEach
    void start() {
        telephony.start(log);
        await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
    }

    @AfterEach
    void leaveNothingBehind() {
        legs.forEach(telephony::hangup);
        log.all(TelephonyEvent.Arrived.class).forEach(arrived -> telephony.hangup(arrived.legId()));
        sessions.forEach(telephony::closeAdvisor);
        await(() -> legs.stream()
                .allMatch(leg -> log.count(leg, TelephonyEvent.Dialing.class) == 0
                        || log.count(leg, TelephonyEvent.Ended.class) == 1));
        await(() -> value(telephony.snapshot()).legs().isEmpty());
        await(() -> bench.channels() == 0);
        telephony.close();
        bench.close();
    }

    /** Skips the test where the implementation declares that it cannot do it. */
    protected void needs(Capability capability) {
        assertThat(telephony.capabilities()).contains(capability);
    }

    /** A phone that picks up. */
    protected AdvisorEndpoint endpoint() {
        return new AdvisorEndpoint.Sip("phone@robots");
    }

    protected long advisor() {
        long session = IDS.incrementAndGet();
        sessions.add(session);
        accepted(telephony.openAdvisor(session, endpoint()));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(session)));
        return session;
    }

    protected DialRequest request(Behaviour behaviour, long afterMs, long ringTimeoutMs, long session) {
        long leg = IDS.incrementAndGet();
        legs.add(leg);
        String number = "+" + ForcedNumber.number(behaviour, afterMs, (int) (leg % 100_000));
        return new DialRequest(leg, number, "trunk", "+525550000000", ringTimeoutMs, WAIT_LIMIT, session);
    }

    /** The same call under another id. */
    protected DialRequest withId(long leg, DialRequest like) {
        legs.add(leg);
        return new DialRequest(
                leg, like.number(), like.trunk(), like.callerId(), like.ringTimeoutMs(), like.waitLimitMs(), 0);
    }

    protected long place(DialRequest request) {
        accepted(telephony.dial(request));
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
        return connected(session, Behaviour.ANSWER);
    }

    protected long connected(long session, Behaviour behaviour) {
        long leg = answered(behaviour, 0);
        accepted(telephony.connect(leg, session));
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        return leg;
    }

    protected void awaitEnd(long leg) {
        await(() -> log.count(leg, TelephonyEvent.Ended.class) == 1);
    }

    protected void awaitEnd(long leg, EndedBy by) {
        awaitEnd(leg);
        assertThat(log.ended(leg).cause().by()).isEqualTo(by);
    }

    protected boolean alive(long leg) {
        return log.count(leg, TelephonyEvent.Ended.class) == 0;
    }

    protected LegState state(long leg) {
        return snapshot(leg).state();
    }

    /** The leg as the switch has it now; ENDED when it has not. */
    protected SwitchSnapshot.Leg snapshot(long leg) {
        return value(telephony.snapshot()).legs().stream()
                .filter(l -> l.legId() == leg)
                .findFirst()
                .orElse(new SwitchSnapshot.Leg(leg, LegState.ENDED, 0));
    }

    protected void accepted(CompletionStage<Ack> answer) {
        assertThat(value(answer)).isEqualTo(Ack.ACCEPTED);
    }

    protected void refused(CompletionStage<Ack> answer, Ack.Reason reason) {
        refused(value(answer), reason);
    }

    protected static void refused(Ack ack, Ack.Reason reason) {
        assertThat(ack)
                .isInstanceOfSatisfying(
                        Ack.Refused.class,
                        r -> assertThat(r.reason()).as(r.detail()).isEqualTo(reason));
    }

    protected void pass(long ms) {
        bench.pass(ms);
    }

    protected long now() {
        return bench.now();
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
