package io.cadencia.core.pacing;

/**
 * How likely a call is to be answered beside the campaign's usual one, in classes: the odds of answering are
 * 2<sup>class - {@value #USUAL}</sup> times the usual. Classes, so that the forecast counts bins and not calls.
 */
public final class AnswerOdds {
    public static final int CLASSES = 9;
    /** As likely as any; also when nothing is known. */
    public static final int USUAL = 4;

    private static final double LOG_TWO = StrictMath.log(2);

    private AnswerOdds() {}

    /** The class of a ratio of odds given by its natural logarithm. */
    public static int ofLog(double logRatio) {
        return Math.clamp(USUAL + Math.round(logRatio / LOG_TWO), 0, CLASSES - 1);
    }

    /** Chance of an answer in a class where the usual one is {@code usual}. */
    public static double chance(double usual, int odds) {
        if (odds == USUAL) {
            return usual;
        }
        double ratio = odds > USUAL ? 1L << (odds - USUAL) : 1.0 / (1L << (USUAL - odds));
        return ratio * usual / (1 - usual + ratio * usual);
    }
}
