package io.cadencia.simulation.policy;

import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.pacing.AdvisorWork;
import io.cadencia.core.pacing.PacingView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The predictor of Issabel's (formerly Elastix) CallCenter, pacing.md 5.4: every five seconds a call for each free advisor
 * and for each whose call has lasted so long that an exponential clock of the mean call would have ended it.
 */
final class Issabel extends Baseline {
    private static final long PERIOD_MS = 5_000;
    private static final int COMPLETED_CALLS = 10;
    private static final int ANSWER_TIMES = 20;
    private static final double USUAL_ANSWER_SECONDS = 8;
    private static final long HALF_HOUR_MS = 1_800_000;
    private static final int CALLS_FOR_SHARE = 10;
    private static final double LEAST_SHARE = 0.2;

    private final double quality;
    private final boolean overcommit;
    private final List<Long> talkingSinceMs = new ArrayList<>();
    private final Deque<Double> answerSeconds = new ArrayDeque<>();
    private final RecentCounts placed = new RecentCounts(HALF_HOUR_MS);
    private final RecentCounts answered = new RecentCounts(HALF_HOUR_MS);
    private long completed;
    private double talkSeconds;
    private long nextMs;

    /**
     * @param quality probability of being free at which an advisor counts, 0.97 by default
     * @param overcommit calls are divided by the recent share of answers
     */
    Issabel(double quality, boolean overcommit) {
        this.quality = quality;
        this.overcommit = overcommit;
    }

    @Override
    public void placed(int odds, long nowMs) {
        placed.add(nowMs);
    }

    @Override
    public void answered(int odds, long placedMs, PacingLimits limits, long nowMs) {
        answered.add(nowMs);
        answerSeconds.addLast((nowMs - placedMs) / 1_000.0);
        if (answerSeconds.size() > ANSWER_TIMES) {
            answerSeconds.removeFirst();
        }
    }

    @Override
    public void advisorMoved(AdvisorWork from, long sinceMs, AdvisorWork to, long nowMs) {
        if (from == AdvisorWork.TALK) {
            talkingSinceMs.remove(sinceMs);
            completed++;
            talkSeconds += (nowMs - sinceMs) / 1_000.0;
        }
        if (to == AdvisorWork.TALK) {
            talkingSinceMs.add(nowMs);
        }
    }

    @Override
    protected int wanted(PacingView view, long nowMs) {
        if (nowMs < nextMs) {
            return 0;
        }
        nextMs = nowMs + PERIOD_MS;
        int calls = Math.max(0, view.ready() + soon(nowMs) - view.waiting()) - view.inFlight();
        return overcommit && calls > 0 ? (int) StrictMath.rint(calls / share(nowMs)) : calls;
    }

    private int soon(long nowMs) {
        if (completed < COMPLETED_CALLS) {
            return 0;
        }
        double answer = answerTime();
        double mean = talkSeconds / completed;
        int soon = 0;
        for (long since : talkingSinceMs) {
            soon += free(answer, (nowMs - since) / 1_000.0, mean) >= quality ? 1 : 0;
        }
        return soon;
    }

    /** Probability that a call of {@code talked} seconds is over once the next one is answered, as the module sees it. */
    static double free(double answer, double talked, double mean) {
        return 1 - StrictMath.exp(-(answer + talked) / mean);
    }

    private double answerTime() {
        double sum = (ANSWER_TIMES - answerSeconds.size()) * USUAL_ANSWER_SECONDS;
        for (double seconds : answerSeconds) {
            sum += seconds;
        }
        return sum / ANSWER_TIMES;
    }

    private double share(long nowMs) {
        int calls = placed.in(nowMs);
        int answers = answered.in(nowMs);
        return calls < CALLS_FOR_SHARE || answers == 0 ? 1 : Math.max(LEAST_SHARE, (double) answers / calls);
    }

    @Override
    public long wakeAtMs() {
        return nextMs;
    }
}
