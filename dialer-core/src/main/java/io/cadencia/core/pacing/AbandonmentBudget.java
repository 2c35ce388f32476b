package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * The price of abandonment: the highest marginal chance at which another call is worth it. A slow integral control steers
 * it so that abandonment lands on the target; a guard per legal window brings it to zero before the ceiling is crossed
 * (design/pacing.md section 2; windows of domain.md 2.7).
 */
final class AbandonmentBudget implements Snapshotable {
    /** Step of the control per abandonment, in logarithms of the price. */
    private static final double GAIN = 0.12;
    /** The control is no quicker than this: calls in flight answer its steps only half a minute later. */
    private static final double QUICKEST_SECONDS = 300;

    private static final double LOG_LEAST = StrictMath.log(0.002);
    private static final double LOG_MOST = StrictMath.log(0.6);
    /** About where the price settles: the higher, the fewer answers a day of the team has. */
    private static final double START = 0.9;

    private static final double LEAST_START = 0.015;
    private static final double MOST_START = 0.022;
    /** Pull back to the target per answer and per abandonment away from it. */
    private static final double PULL = 1e-4;

    private static final double MOST_PULL = 10;
    private static final long HOUR_MS = 3_600_000;
    private static final int HOURS_OF_DAY = 24;
    private static final int HOURS_OF_MONTH = 720;
    /** A window with fewer answers is judged as if it had these. */
    private static final double LEAST_DAILY_ANSWERS = 100;
    /** Weight of the abandonments beyond the expected of the last two minutes, in their usual spread. */
    private static final double CLUSTER_WEIGHT = 0.35;

    static final double WORKING_DAY_SECONDS = 8 * 3_600.0;
    private static final double CLUSTER_MEMORY_MS = 120_000;
    /** With less of the reserve left than this part nobody should wait for the campaign. */
    private static final double SAVING = 0.25;

    /** Not a number before the first decision. */
    private double logPrice = Double.NaN;

    private final int[] answers = new int[HOURS_OF_MONTH];
    private final int[] abandoned = new int[HOURS_OF_MONTH];
    private long hour;
    private long dayAnswers;
    private long dayAbandoned;
    private long monthAnswers;
    private long monthAbandoned;
    /** Of the running calendar day. */
    private long todayAnswers;

    private long todayAbandoned;
    private long dayStartMs;
    /** Abandonments below the target since it was last met, bounded. */
    private double deviation;

    private double cluster;
    /** Abandonments expected of the last two minutes. */
    private double expectedCluster;

    private double gain = GAIN;
    private long clusterAtMs;
    private boolean saving;

    /** @param predicted the price had a part in launching: what was answered at one line each says nothing about it */
    void answered(double target, boolean predicted, long nowMs) {
        advance(nowMs);
        answers[slot(hour)]++;
        dayAnswers++;
        monthAnswers++;
        todayAnswers++;
        decayCluster(nowMs);
        cluster -= target;
        if (!predicted) {
            return;
        }
        deviate(target);
        expectedCluster += target;
        steer(gain * target + PULL * gain / GAIN * deviation);
    }

    void abandoned(long nowMs) {
        advance(nowMs);
        abandoned[slot(hour)]++;
        dayAbandoned++;
        monthAbandoned++;
        todayAbandoned++;
        decayCluster(nowMs);
        cluster += 1;
        deviate(-1);
        steer(-gain);
    }

    /** Large teams abandon in bursts: their bound is wider, or it would cut off the bursts alone. */
    private void deviate(double by) {
        double most = MOST_PULL * GAIN / gain;
        deviation = Math.clamp(deviation + by, -most, most);
    }

    private void steer(double step) {
        logPrice = Math.clamp(logPrice + step, LOG_LEAST, LOG_MOST);
    }

    /**
     * The highest marginal chance to launch at; 0 = progressive only.
     *
     * @param share of the team that is the campaign's
     * @param dailyAnswers answers it is expected to have in a day
     * @param todayBeganMs when the running calendar day of the campaign began
     */
    double price(double ceiling, double share, double dailyAnswers, long todayBeganMs, long nowMs) {
        advance(nowMs);
        begin(todayBeganMs);
        double least = Math.max(LEAST_DAILY_ANSWERS * share, dailyAnswers);
        double left = Math.min(
                remaining(todayAnswers, todayAbandoned, ceiling, least),
                Math.min(
                        remaining(dayAnswers, dayAbandoned, ceiling, least),
                        remaining(monthAnswers, monthAbandoned, ceiling, least)));
        saving = left < SAVING * reserve(ceiling, dailyAnswers);
        if (left <= 0) {
            return 0;
        }
        if (Double.isNaN(logPrice)) {
            logPrice = StrictMath.log(Math.clamp(START / Math.sqrt(dailyAnswers / share), LEAST_START, MOST_START));
        }
        decayCluster(nowMs);
        gain = Math.min(GAIN, WORKING_DAY_SECONDS / (ceiling * dailyAnswers * QUICKEST_SECONDS));
        double scale = Math.min(1, left / reserve(ceiling, dailyAnswers));
        double usualSpread = Math.max(1, Math.sqrt(expectedCluster));
        return scale * StrictMath.exp(logPrice - CLUSTER_WEIGHT * Math.max(0, cluster / usualSpread - 1));
    }

    /** Next to nothing was left when the price was last asked for. */
    boolean saving() {
        return saving;
    }

    private void begin(long todayBeganMs) {
        if (todayBeganMs != dayStartMs && dayStartMs != 0) {
            todayAnswers = 0;
            todayAbandoned = 0;
        }
        dayStartMs = todayBeganMs;
    }

    /** The last part of the budget, in which the price goes down to nothing. */
    private static double reserve(double ceiling, double dailyAnswers) {
        return Math.max(1, 0.02 * ceiling * dailyAnswers);
    }

    private static double remaining(long answered, long lost, double ceiling, double leastAnswers) {
        return ceiling * Math.max(answered, leastAnswers) - lost;
    }

    /** Each new hour pushes one out of the day and one out of the month. */
    private void advance(long nowMs) {
        long now = Math.floorDiv(nowMs, HOUR_MS);
        for (long h = Math.max(hour + 1, now - HOURS_OF_MONTH + 1); h <= now; h++) {
            hour = h;
            dayAnswers -= answers[slot(h - HOURS_OF_DAY)];
            dayAbandoned -= abandoned[slot(h - HOURS_OF_DAY)];
            monthAnswers -= answers[slot(h)];
            monthAbandoned -= abandoned[slot(h)];
            answers[slot(h)] = 0;
            abandoned[slot(h)] = 0;
        }
    }

    private void decayCluster(long nowMs) {
        double keep = StrictMath.exp(-(nowMs - clusterAtMs) / CLUSTER_MEMORY_MS);
        cluster *= keep;
        expectedCluster *= keep;
        clusterAtMs = nowMs;
    }

    private static int slot(long hour) {
        return (int) Math.floorMod(hour, (long) HOURS_OF_MONTH);
    }

    @Override
    public void write(StateWriter out) {
        out.writeDouble(logPrice);
        for (int h = 0; h < HOURS_OF_MONTH; h++) {
            out.writeInt(answers[h]);
            out.writeInt(abandoned[h]);
        }
        out.writeLong(hour);
        out.writeLong(dayAnswers);
        out.writeLong(dayAbandoned);
        out.writeLong(monthAnswers);
        out.writeLong(monthAbandoned);
        out.writeLong(todayAnswers);
        out.writeLong(todayAbandoned);
        out.writeLong(dayStartMs);
        out.writeDouble(deviation);
        out.writeDouble(cluster);
        out.writeDouble(expectedCluster);
        out.writeDouble(gain);
        out.writeLong(clusterAtMs);
        out.writeBoolean(saving);
    }

    void read(StateReader in) {
        logPrice = in.readDouble();
        for (int h = 0; h < HOURS_OF_MONTH; h++) {
            answers[h] = in.readInt();
            abandoned[h] = in.readInt();
        }
        hour = in.readLong();
        dayAnswers = in.readLong();
        dayAbandoned = in.readLong();
        monthAnswers = in.readLong();
        monthAbandoned = in.readLong();
        todayAnswers = in.readLong();
        todayAbandoned = in.readLong();
        dayStartMs = in.readLong();
        deviation = in.readDouble();
        cluster = in.readDouble();
        expectedCluster = in.readDouble();
        gain = in.readDouble();
        clusterAtMs = in.readLong();
        saving = in.readBoolean();
    }
}
