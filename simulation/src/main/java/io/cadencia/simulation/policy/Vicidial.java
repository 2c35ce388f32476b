package io.cadencia.simulation.policy;

import io.cadencia.core.pacing.AdvisorWork;
import io.cadencia.core.pacing.PacingView;
import io.cadencia.simulation.policy.VicidialLevel.Sample;
import io.cadencia.simulation.policy.VicidialLevel.Settings;

/**
 * VICIdial's two loops (pacing.md 5.1): one samples each second and adapts the dial level each fifteen, the other turns the
 * level into calls every two and a half seconds. Its limit on calls a second is left away, in its favour.
 */
final class Vicidial extends Baseline {
    private static final long SAMPLE_MS = 1_000;
    private static final int SAMPLES = 15;
    private static final long DROPS_MS = 60_000;
    private static final long LEVEL_MS = 15_000;
    private static final long DIAL_MS = 2_500;

    private final Settings settings;
    private final boolean availableOnly;
    private final double[][] samples = new double[SAMPLES][3];
    private final RecentCounts minuteCalls = new RecentCounts(DROPS_MS);
    private final RecentCounts minuteDrops = new RecentCounts(DROPS_MS);
    private int taken;
    private long dayStartMs;
    private long calls;
    private long finished;
    private long drops;
    private double dayPercent;
    private double minutePercent;
    private long callsInMinute;
    private double level = 1;
    private long sampleAtMs;
    private long dropsAtMs;
    private long levelAtMs;
    private long dialAtMs;

    /** @param availableOnly "available only tally": lines for waiting advisors alone */
    Vicidial(Settings settings, boolean availableOnly) {
        this.settings = settings;
        this.availableOnly = availableOnly;
    }

    @Override
    public void placed(int odds, long nowMs) {
        calls++;
        minuteCalls.add(nowMs);
    }

    @Override
    public void abandoned(long nowMs) {
        drops++;
        finished++;
        minuteDrops.add(nowMs);
    }

    /** A call counts as answered once it has its final status: the advisor is through with it. */
    @Override
    public void advisorMoved(AdvisorWork from, long sinceMs, AdvisorWork to, long nowMs) {
        if (from.busy() && !to.busy()) {
            finished++;
        }
    }

    @Override
    protected int wanted(PacingView view, long nowMs) {
        adapt(view, nowMs);
        if (nowMs < dialAtMs) {
            return 0;
        }
        dialAtMs = nowMs + DIAL_MS;
        int advisors = availableOnly ? view.ready() : view.ready() + view.talking();
        int goal = (int) StrictMath.rint(level * advisors) + (availableOnly ? view.talking() : 0);
        return goal - view.inFlight() - view.waiting() - view.talking();
    }

    private void adapt(PacingView view, long nowMs) {
        if (view.dayStartMs() != dayStartMs) {
            midnight(view.dayStartMs(), nowMs);
        }
        if (nowMs < sampleAtMs) {
            return;
        }
        sampleAtMs = nowMs + SAMPLE_MS;
        double[] sample = samples[taken++ % SAMPLES];
        sample[0] = view.ready();
        sample[1] = view.waiting();
        sample[2] = view.seats();
        if (nowMs >= dropsAtMs) {
            dropsAtMs = nowMs + DROPS_MS;
            dayPercent = percent(drops, finished);
            callsInMinute = minuteCalls.in(nowMs);
            minutePercent = percent(minuteDrops.in(nowMs), callsInMinute);
        }
        if (nowMs >= levelAtMs) {
            levelAtMs = nowMs + LEVEL_MS;
            level = VicidialLevel.next(level, sample(nowMs), settings);
        }
    }

    private void midnight(long startMs, long nowMs) {
        if (dayStartMs == 0) {
            levelAtMs = nowMs + LEVEL_MS;
        }
        dayStartMs = startMs;
        calls = 0;
        finished = 0;
        drops = 0;
    }

    private Sample sample(long nowMs) {
        int minutes = (int) ((nowMs - dayStartMs) / 60_000);
        int clock = minutes / 60 * 100 + minutes % 60;
        return new Sample(mean(0), mean(1), mean(2), calls, dayPercent, callsInMinute, minutePercent, clock);
    }

    private double mean(int column) {
        int count = Math.min(taken, SAMPLES);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += samples[i][column];
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double percent(long part, long whole) {
        return StrictMath.rint(10_000.0 * part / Math.max(1, whole)) / 100;
    }

    @Override
    public long wakeAtMs() {
        return Math.min(sampleAtMs, dialAtMs);
    }
}
