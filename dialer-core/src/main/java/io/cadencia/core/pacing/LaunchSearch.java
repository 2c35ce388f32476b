package io.cadencia.core.pacing;

import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.Arrays;

/**
 * Finds how many calls are worth their price now, and which of those in flight no longer are. Of its state only what is
 * known of earlier launches outlasts a decision.
 */
final class LaunchSearch implements Snapshotable {
    /** Youngest call that may be given up, seconds since it was placed; the engine sees to it that it has rung long enough. */
    private static final int LATE_AGE = 15;
    /** Risk, in prices, at which a late call is given up. */
    private static final double LATE_RISK = 3;

    /** A smaller risk does not tell how it grows. */
    private static final double LEAST_RISK = 1e-9;

    private static final double MOST_OF_LEFT = 0.6;
    /** At most so many times the calls up to now before the risk is worked out again. */
    private static final double FURTHER = 2;

    private static final double FURTHER_UNKNOWN = 0.125;

    private final RingModel rings;
    private final Forecast forecast = new Forecast();
    private final SmallTeam small = new SmallTeam();
    private final NeedRank need = new NeedRank();
    /** Calls launched now, by class; of use within a decision only. */
    private final int[] ofClass = new int[AnswerOdds.CLASSES];

    private double risk;

    LaunchSearch(RingModel rings) {
        this.rings = rings;
    }

    /** Risk of the call after the last one that is worth it. */
    double risk() {
        return risk;
    }

    /**
     * As many as are worth the price, each to a lead as likely to answer as it is needed. The risk grows with each, nearly
     * as an exponential does, a little slower: it is worked out anew only after most of the calls that seem to be left.
     */
    int launches(Knowledge knowledge, int advisors, double price, int most, PacingView view) {
        risk = 0;
        if (most <= 0) {
            return 0;
        }
        Outlook outlook = advisors > SmallTeam.MOST_ADVISORS ? forecast : small;
        knowledge.look(outlook);
        int n = 0;
        for (int step = 0; n < most; n += step) {
            double before = risk;
            risk = outlook.marginal(advisors, rings.within(AnswerOdds.USUAL, 0));
            if (risk > price) {
                return n;
            }
            double growth = before > LEAST_RISK ? StrictMath.log(risk / before) / step : 0;
            step = Math.clamp((long) further(n, growth, price), 1, most - n);
            launch(step, risk / price, StrictMath.exp(growth), outlook, view);
        }
        return n;
    }

    /** Calls after which the risk is worked out again; few where it is too small to tell how it grows. */
    private double further(int n, double growth, double price) {
        return growth > 0
                ? Math.min(MOST_OF_LEFT * StrictMath.log(price / risk) / growth, FURTHER * n)
                : FURTHER_UNKNOWN * n;
    }

    /** @param risk of the first, in prices; {@code growth} from one to the next */
    private void launch(int calls, double risk, double growth, Outlook outlook, PacingView view) {
        Arrays.fill(ofClass, 0);
        double here = risk;
        for (int i = 0; i < calls; i++) {
            ofClass[view.choose(need.rank(here))]++;
            here *= growth;
        }
        for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
            if (ofClass[odds] > 0) {
                outlook.calls(rings.within(odds, 0), ofClass[odds]);
            }
        }
    }

    /** Calls that have rung long and would, if answered now, too likely find nobody; the oldest first. */
    int late(Knowledge knowledge, int advisors, double price) {
        knowledge.look(forecast);
        int late = 0;
        for (int bin = Ages.bin(RingModel.SPAN); bin >= Ages.bin(LATE_AGE); bin--) {
            for (int odds = 0; odds < AnswerOdds.CLASSES; odds++) {
                for (int calls = rings.at(odds, bin); calls > 0; calls--) {
                    float[] within = rings.within(odds, bin);
                    forecast.calls(within, -1);
                    if (forecast.marginal(advisors, within) <= LATE_RISK * price) {
                        forecast.calls(within, 1);
                        break;
                    }
                    late++;
                }
            }
        }
        return late;
    }

    @Override
    public void write(StateWriter out) {
        need.write(out);
    }

    void read(StateReader in) {
        need.read(in);
    }
}
