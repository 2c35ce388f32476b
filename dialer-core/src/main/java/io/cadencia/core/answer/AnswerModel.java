package io.cadencia.core.answer;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.SplitMix;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.pacing.AnswerOdds;
import java.util.Arrays;
import java.util.List;

/**
 * The chance that a call is answered by what is known of it: type of phone, local hour and weekday, calls so far, last
 * result. Bayesian logistic regression learned call by call (extended Kalman filter with a diagonal covariance; ADR 16):
 * each weight has a mean and a variance, so that little evidence moves little and is known to be little. Old evidence fades.
 * Deterministic, engine thread only.
 */
public final class AnswerModel implements Snapshotable {
    private static final double FIRST_MEAN = -1.1; // a quarter answered
    private static final double FIRST_VARIANCE = 1;
    private static final double TRAIT_VARIANCE = 0.08;
    /** A weight forgets half of what it knows in so many calls it had a part in. */
    private static final double HALF_LIFE = 10_000;

    private static final double FADE = StrictMath.pow(2, 1 / HALF_LIFE);
    private static final long HOUR_MS = 3_600_000;
    private static final double USUAL_MEMORY = 2_000;

    private final Traits traits = new Traits();
    private final double[] mean = new double[Traits.PLACES];
    private final double[] variance = new double[Traits.PLACES];
    private final Reliability reliability = new Reliability();
    private double usual = FIRST_MEAN;
    private long learned;

    public AnswerModel() {
        Arrays.fill(variance, TRAIT_VARIANCE);
        mean[0] = FIRST_MEAN;
        variance[0] = FIRST_VARIANCE;
    }

    /** Chance, 0 to 1, that a human answers a call placed at a time, epoch milliseconds. */
    public double chance(Lead lead, Phone phone, long atMs) {
        traits.look(lead, phone, atMs);
        return chance(likely());
    }

    /** Its class of {@link AnswerOdds} beside the calls of late. */
    public int odds(Lead lead, Phone phone, long atMs) {
        traits.look(lead, phone, atMs);
        return AnswerOdds.ofLog(likely() - usual);
    }

    /**
     * Logarithm of the odds as they might be: what is uncertain is at times taken for better than it looks, and so gets
     * tried (Thompson sampling). A phone's luck lasts an hour.
     */
    public double draw(Lead lead, Phone phone, long atMs) {
        traits.look(lead, phone, atMs);
        return score() + StrictMath.sqrt(uncertainty()) * normal(SplitMix.mix(phone.phoneId() + atMs / HOUR_MS));
    }

    /** A call placed at a time has shown whether it is answered. */
    public void learn(Lead lead, Phone phone, long placedMs, boolean answered) {
        traits.look(lead, phone, placedMs);
        double likely = likely();
        reliability.ended(chance(likely), answered);
        learned++;
        usual += (likely - usual) / Math.min(learned, USUAL_MEMORY);
        double chance = chance(score());
        double surprise = (answered ? 1 : 0) - chance;
        double curvature = chance * (1 - chance);
        double gain = 1 / (1 + curvature * uncertainty());
        for (int place : traits.places) {
            double step = variance[place] * gain;
            mean[place] += step * surprise;
            double known = variance[place] * (1 - step * curvature);
            variance[place] = Math.min(known * FADE, place == 0 ? FIRST_VARIANCE : TRAIT_VARIANCE);
        }
    }

    /** Calls learned from. */
    public long learned() {
        return learned;
    }

    /** How well what was foretold came true. */
    public List<Reliability.Point> reliability() {
        return reliability.points();
    }

    private double score() {
        double score = 0;
        for (int place : traits.places) {
            score += mean[place];
        }
        return score;
    }

    private double uncertainty() {
        double sum = 0;
        for (int place : traits.places) {
            sum += variance[place];
        }
        return sum;
    }

    /** Logarithm of the odds with the uncertainty taken out (MacKay's approximation): the less is known, the nearer to even. */
    private double likely() {
        return score() / StrictMath.sqrt(1 + Math.PI * uncertainty() / 8);
    }

    /** Nearly normal: the sum of four uniform draws of sixteen bits. */
    private static double normal(long bits) {
        double sum = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Short.SIZE) {
            sum += ((bits >>> shift & 0xFFFF) + 0.5) / 0x10000;
        }
        return (sum - 2) * StrictMath.sqrt(3);
    }

    private static double chance(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    @Override
    public void write(StateWriter out) {
        for (int place = 0; place < Traits.PLACES; place++) {
            out.writeDouble(mean[place]);
            out.writeDouble(variance[place]);
        }
        reliability.write(out);
        out.writeDouble(usual);
        out.writeLong(learned);
    }

    public static AnswerModel read(StateReader in) {
        var model = new AnswerModel();
        for (int place = 0; place < Traits.PLACES; place++) {
            model.mean[place] = in.readDouble();
            model.variance[place] = in.readDouble();
        }
        model.reliability.read(in);
        model.usual = in.readDouble();
        model.learned = in.readLong();
        return model;
    }
}
