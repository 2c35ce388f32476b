package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;

/**
 * What share of the calls of each class of {@link AnswerOdds} is answered: that of all calls together is seen, and of how
 * many calls of each class it was made; the share of the usual class is what makes the two agree.
 */
final class OddsMix implements Snapshotable {
    private static final double RESCALE_AT = 1e9;
    private static final double LEAST_SHARE = 1e-4;
    private static final int HALVINGS = 30;

    private final double growth;
    private final double[] seen = new double[AnswerOdds.CLASSES];
    private double weight = 1;
    private double all = LEAST_SHARE;
    private double usual = LEAST_SHARE;

    OddsMix(double halfLife) {
        growth = StrictMath.pow(2, 1 / halfLife);
    }

    /** A call of the class was resolved. */
    void seen(int odds) {
        seen[odds] += weight;
        weight *= growth;
        if (weight > RESCALE_AT) {
            for (int i = 0; i < seen.length; i++) {
                seen[i] /= weight;
            }
            weight = 1;
        }
    }

    /** @param answered share of all calls that are answered */
    void learn(double answered) {
        all = Math.clamp(answered, LEAST_SHARE, 1 - LEAST_SHARE);
        usual = onlyUsual() ? all : solve();
    }

    /** Share answered of all calls together. */
    double all() {
        return all;
    }

    /** Share answered of the calls of a class. */
    double of(int odds) {
        return AnswerOdds.chance(usual, odds);
    }

    private boolean onlyUsual() {
        for (int odds = 0; odds < seen.length; odds++) {
            if (odds != AnswerOdds.USUAL && seen[odds] > 0) {
                return false;
            }
        }
        return true;
    }

    private double solve() {
        double low = LEAST_SHARE;
        double high = 1 - LEAST_SHARE;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (mean(middle) < all) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double mean(double usualShare) {
        double answered = 0;
        double calls = 0;
        for (int odds = 0; odds < seen.length; odds++) {
            answered += seen[odds] * AnswerOdds.chance(usualShare, odds);
            calls += seen[odds];
        }
        return answered / calls;
    }

    @Override
    public void write(StateWriter out) {
        for (double n : seen) {
            out.writeDouble(n);
        }
        out.writeDouble(weight);
        out.writeDouble(all);
        out.writeDouble(usual);
    }

    void read(StateReader in) {
        for (int i = 0; i < seen.length; i++) {
            seen[i] = in.readDouble();
        }
        weight = in.readDouble();
        all = in.readDouble();
        usual = in.readDouble();
    }
}
