package io.cadencia.core.pacing;

/**
 * Ages told apart: by the second up to {@value #FINE}, then in bins no wider than an eighth of the age. What can be
 * learned of an age changes with its logarithm, and so the number of bins stays small however old anything grows.
 */
final class Ages {
    private static final int FINE = 16;
    private static final int PER_OCTAVE = FINE / 2;

    private Ages() {}

    static int bin(int seconds) {
        int octave = octave(seconds);
        return PER_OCTAVE * octave + (seconds >> octave);
    }

    /** First age of a bin, seconds. */
    static int from(int bin) {
        int octave = Math.max(0, bin / PER_OCTAVE - 1);
        return (bin - PER_OCTAVE * octave) << octave;
    }

    /** Width of a bin, seconds. */
    static int seconds(int bin) {
        return 1 << Math.max(0, bin / PER_OCTAVE - 1);
    }

    private static int octave(int seconds) {
        return Math.max(0, Integer.numberOfLeadingZeros(FINE) + 1 - Integer.numberOfLeadingZeros(seconds));
    }
}
