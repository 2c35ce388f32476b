package io.cadencia.core.engine;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.exchange.TrunkSpec;
import java.util.List;

/**
 * One trunk: its calls, its rate and its health.
 *
 * <p>The rate is a token bucket kept as the time at which the next token is earned (GCRA), a tenth of a second deep. A
 * burst of congestion from the carrier halves it, at most once a second; without congestion it grows back in half a
 * minute. Calls the carrier denies one after the other close the trunk for a while: something is set wrong, and every
 * further call would be wasted on it.
 */
final class ExchangeTrunk implements Snapshotable {
    private static final double MEMORY_CALLS = 20;
    private static final double CONGESTED_SHARE = 0.3;
    private static final long ADJUST_MS = 1_000;
    private static final double SECONDS_TO_FULL = 30;
    static final int DENIALS_TO_CLOSE = 5;
    static final long CLOSED_MS = 60_000;

    TrunkSpec spec;
    double rate;
    private long earnedAtMicros;
    private double congested;
    private long adjustedAtMs;
    private int denials;
    private long closedUntilMs;
    private long turn;
    /** Derived from the attempts, not written. */
    int calls;

    ExchangeTrunk(TrunkSpec spec) {
        this.spec = spec;
        this.rate = spec.callsPerSecond();
    }

    void redefine(TrunkSpec to) {
        spec = to;
        rate = to.callsPerSecond();
    }

    boolean full() {
        return calls >= spec.maxCalls();
    }

    boolean closed(long nowMs) {
        return nowMs < closedUntilMs;
    }

    /** When the next call may be placed. */
    long nextCallMs() {
        return Math.ceilDiv(earnedAtMicros - depthMicros(), 1_000);
    }

    private long intervalMicros() {
        return (long) (1_000_000 / rate);
    }

    private long depthMicros() {
        return (Math.max(1, (long) (rate / 10)) - 1) * intervalMicros();
    }

    /** The number the next call shows; empty if the pool has none for the purpose. */
    String callerId(CampaignSpec campaign) {
        if (spec.callerIds().isEmpty()) {
            return campaign.callerId();
        }
        List<String> pool = spec.numbersFor(campaign.purpose());
        if (!campaign.callerId().isEmpty()) {
            return pool.contains(campaign.callerId()) ? campaign.callerId() : "";
        }
        return pool.isEmpty() ? "" : pool.get((int) (turn % pool.size()));
    }

    void placed(long nowMs) {
        grow(nowMs);
        turn++;
        earnedAtMicros = Math.max(earnedAtMicros, nowMs * 1_000) + intervalMicros();
    }

    private void grow(long nowMs) {
        if (rate < spec.callsPerSecond() && congested < CONGESTED_SHARE && nowMs - adjustedAtMs >= ADJUST_MS) {
            rate = Math.min(spec.callsPerSecond(), rate + spec.callsPerSecond() / SECONDS_TO_FULL);
            adjustedAtMs = nowMs;
        }
    }

    void ended(Outcome outcome, long nowMs) {
        double share = outcome == Outcome.CONGESTION ? 1 : 0;
        congested += (share - congested) / MEMORY_CALLS;
        if (share > 0 && congested >= CONGESTED_SHARE && nowMs - adjustedAtMs >= ADJUST_MS) {
            rate = Math.max(1, rate / 2);
            adjustedAtMs = nowMs;
        }
        if (outcome == Outcome.TRUNK_DENIED) {
            denied(nowMs);
        } else if (outcome != Outcome.TECHNICAL_FAILURE) {
            denials = 0;
        }
    }

    void denied(long nowMs) {
        if (++denials >= DENIALS_TO_CLOSE) {
            closedUntilMs = nowMs + CLOSED_MS;
            denials = 0;
        }
    }

    @Override
    public void write(StateWriter out) {
        Wire.TRUNK.write(spec, out);
        out.writeDouble(rate);
        out.writeLong(earnedAtMicros);
        out.writeDouble(congested);
        out.writeLong(adjustedAtMs);
        out.writeInt(denials);
        out.writeLong(closedUntilMs);
        out.writeLong(turn);
    }

    static ExchangeTrunk read(StateReader in) {
        var trunk = new ExchangeTrunk(Wire.TRUNK.read(in));
        trunk.rate = in.readDouble();
        trunk.earnedAtMicros = in.readLong();
        trunk.congested = in.readDouble();
        trunk.adjustedAtMs = in.readLong();
        trunk.denials = in.readInt();
        trunk.closedUntilMs = in.readLong();
        trunk.turn = in.readLong();
        return trunk;
    }
}
