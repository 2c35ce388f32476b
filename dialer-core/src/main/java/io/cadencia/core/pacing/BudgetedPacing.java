package io.cadencia.core.pacing;

import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import io.cadencia.core.pacing.PacingPlan.Limit;

/**
 * First predictive policy: expected-value over-dialling with the abandonment budget controlled by a slow integral.
 *
 * <p>It estimates the share of calls answered (exponential memory) and the mean time to handle and to answer one. The
 * advisors expected to be there when a call launched now is answered are those ready now plus those who should finish
 * within a mean ring. Calls in flight are kept at {@code gain * expected advisors / answer share}. The gain is what
 * the budget controls: after every human answer {@code log gain += eta * (target - [abandoned])}, so it settles where
 * the abandonment is the target (the control of design/pacing.md section 2, applied to the gain). Until {@value
 * #COLD_CALLS} calls are resolved, and for teams below the minimum, one line per free advisor. Step 3 of the plan
 * replaces this policy by the marginal-chance one behind the same interface.
 */
public final class BudgetedPacing implements PacingPolicy {
    static final int COLD_CALLS = 40;
    private static final double MEMORY_CALLS = 400;
    private static final double MEMORY_HANDLES = 100;
    private static final double ETA = 0.5;
    private static final double MIN_GAIN = 0.3;
    private static final double MAX_GAIN = 1.6;
    private static final long SECOND_MS = 1_000;

    private long resolved;
    private double answerShare = 0.3;
    private double ringMs = 9_000;
    private double handleMs = 120_000;
    private double logGain = 0;
    private long secondStartMs;
    private int launchedInSecond;

    @Override
    public void placed(long nowMs) {
        if (nowMs - secondStartMs >= SECOND_MS) {
            secondStartMs = nowMs;
            launchedInSecond = 0;
        }
        launchedInSecond++;
    }

    @Override
    public void ringing(long placedMs, long nowMs) {
        // this policy does not look at ring age
    }

    @Override
    public void answered(long ringMs, long nowMs) {
        resolve(1);
        this.ringMs += (ringMs - this.ringMs) / MEMORY_HANDLES;
        logGain = Math.min(StrictMath.log(MAX_GAIN), logGain + ETA * 0.029);
    }

    @Override
    public void failed(long ageMs, long nowMs) {
        resolve(0);
    }

    @Override
    public void abandoned(long nowMs) {
        logGain = Math.max(StrictMath.log(MIN_GAIN), logGain - ETA);
    }

    @Override
    public void handled(long handledMs, long nowMs) {
        handleMs += (handledMs - handleMs) / MEMORY_HANDLES;
    }

    private void resolve(double answered) {
        resolved++;
        answerShare += (answered - answerShare) / Math.min(MEMORY_CALLS, resolved + 10);
    }

    @Override
    public PacingPlan plan(PacingView view, long nowMs) {
        if (view.mode() == DialMode.RATIO) {
            int wanted = (int) (view.ready() * view.limits().linesPerAdvisor()) - view.inFlight() - view.waiting();
            return limited(wanted, Limit.MODE, view, nowMs);
        }
        if (view.mode() != DialMode.PREDICTIVE) {
            return oneLineEach(view, Limit.MODE, nowMs);
        }
        if (view.team() < view.limits().minimumTeam()) {
            return oneLineEach(view, Limit.SMALL_TEAM, nowMs);
        }
        if (resolved < COLD_CALLS) {
            return oneLineEach(view, Limit.COLD_START, nowMs);
        }
        double finishing = view.talking() + view.wrapUp() == 0
                ? 0
                : (view.talking() + view.wrapUp()) * Math.min(1, ringMs / handleMs);
        double expected = view.ready() - view.waiting() + finishing;
        double share = Math.max(0.02, answerShare);
        int wanted = (int) Math.floor(StrictMath.exp(logGain) * expected / share);
        return limited(
                Math.max(wanted, view.ready() - view.waiting()) - view.inFlight(), Limit.ENOUGH_IN_FLIGHT, view, nowMs);
    }

    private PacingPlan oneLineEach(PacingView view, Limit why, long nowMs) {
        return limited(view.ready() - view.waiting() - view.inFlight(), why, view, nowMs);
    }

    private PacingPlan limited(int wanted, Limit why, PacingView view, long nowMs) {
        int lines = (int) (view.team() * view.limits().linesPerAdvisor()) - view.inFlight();
        int rate = view.limits().callsPerSecond() - (nowMs - secondStartMs < SECOND_MS ? launchedInSecond : 0);
        int launches = Math.max(0, Math.min(wanted, Math.min(lines, rate)));
        Limit limit = launches == wanted ? why : lines <= rate ? Limit.LINES_PER_ADVISOR : Limit.CALLS_PER_SECOND;
        return new PacingPlan(launches, answerShare, wanted <= 0 ? why : limit);
    }

    @Override
    public void write(StateWriter out) {
        out.writeLong(resolved);
        out.writeDouble(answerShare);
        out.writeDouble(ringMs);
        out.writeDouble(handleMs);
        out.writeDouble(logGain);
        out.writeLong(secondStartMs);
        out.writeInt(launchedInSecond);
    }

    public static BudgetedPacing read(StateReader in) {
        var pacing = new BudgetedPacing();
        pacing.resolved = in.readLong();
        pacing.answerShare = in.readDouble();
        pacing.ringMs = in.readDouble();
        pacing.handleMs = in.readDouble();
        pacing.logGain = in.readDouble();
        pacing.secondStartMs = in.readLong();
        pacing.launchedInSecond = in.readInt();
        return pacing;
    }
}
