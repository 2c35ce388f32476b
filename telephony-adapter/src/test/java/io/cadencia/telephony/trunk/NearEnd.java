package io.cadencia.telephony.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Our side of a trunk: a real Asterisk, the adapter on it and what it told. */
public final class NearEnd implements AutoCloseable {
    public static final long PATIENCE_MS = 20_000;
    private static final AtomicLong IDS = new AtomicLong(100);

    public final EventLog log = new EventLog();
    public final AsteriskProcess asterisk;
    public final TelephonySwitch telephony;

    /** By ARI. */
    public NearEnd(AsteriskSettings settings) {
        this(AsteriskProcess.start(settings));
    }

    /** By ARI; closed with this. */
    public NearEnd(AsteriskProcess asterisk) {
        this(asterisk, Protocol.ARI);
    }

    /** Closed with this. */
    public NearEnd(AsteriskProcess asterisk, Protocol protocol) {
        this.asterisk = asterisk;
        telephony = protocol.open(asterisk.settings());
        telephony.start(log);
        await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
    }

    /** An advisor whose phone is this account. */
    public long advisor(String account) {
        long session = IDS.incrementAndGet();
        accepted(telephony.openAdvisor(session, new AdvisorEndpoint.Sip(account)));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(session)));
        return session;
    }

    public long dial(String number) {
        return dial(number, AmdMode.NONE, 0, 20_000);
    }

    /** A call to whatever the far end does under this name; {@code session} 0 = predictive. */
    public long dial(String number, AmdMode amd, long session, long ringTimeoutMs) {
        long leg = IDS.incrementAndGet();
        accepted(telephony.dial(
                new DialRequest(leg, number, "trunk", "+525550000000", ringTimeoutMs, 2_000, session, 0, amd, "")));
        return leg;
    }

    /** A predictive call that may wait long enough for a verdict before the message is played. */
    public long dialWaiting(String number, AmdMode amd) {
        return dialWaiting(number, amd, 30_000);
    }

    /** The same with a limit of the waiting. */
    public long dialWaiting(String number, AmdMode amd, long waitLimitMs) {
        long leg = IDS.incrementAndGet();
        accepted(telephony.dial(
                new DialRequest(leg, number, "trunk", "+525550000000", 20_000, waitLimitMs, 0, 0, amd, "")));
        return leg;
    }

    public long answered(String number) {
        long leg = dial(number);
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
        return leg;
    }

    public void connect(long leg, long session) {
        accepted(telephony.connect(leg, session));
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
    }

    public void hangUp(long leg) {
        accepted(telephony.hangup(leg));
        ended(leg, PATIENCE_MS);
    }

    public void closeAdvisor(long session) {
        accepted(telephony.closeAdvisor(session));
        await(() -> log.all(TelephonyEvent.AdvisorDown.class).stream().anyMatch(down -> down.sessionId() == session));
    }

    public TelephonyEvent.Ended ended(long leg, long limitMs) {
        await(() -> log.count(leg, TelephonyEvent.Ended.class) == 1, limitMs);
        return log.ended(leg);
    }

    public void accepted(CompletionStage<Ack> answer) {
        assertThat(answer.toCompletableFuture().join()).as(asterisk::lastLines).isEqualTo(Ack.ACCEPTED);
    }

    public void await(BooleanSupplier condition) {
        await(condition, PATIENCE_MS);
    }

    public void await(BooleanSupplier condition, long limitMs) {
        RealTime.await(condition, limitMs, () -> "events: " + log.events() + ", Asterisk: " + asterisk.lastLines());
    }

    @Override
    public void close() {
        telephony.close();
        asterisk.close();
    }
}
