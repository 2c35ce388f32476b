package io.cadencia.telephony.rig;

/** Finds a tone in audio of 8,000 samples a second (Goertzel's algorithm). */
public final class Tone {
    private static final double RATE = 8_000;

    private Tone() {}

    /** Amplitude of one frequency in all of the audio, 0 (absent) to 32,767. */
    public static double level(short[] pcm, double hertz) {
        return level(pcm, 0, pcm.length, hertz);
    }

    /** Amplitude of one frequency between two sample numbers. */
    public static double level(short[] pcm, int from, int to, double hertz) {
        double step = 2 * Math.PI * hertz / RATE;
        double coefficient = 2 * Math.cos(step);
        double last = 0;
        double beforeLast = 0;
        for (int i = from; i < to; i++) {
            double now = pcm[i] + coefficient * last - beforeLast;
            beforeLast = last;
            last = now;
        }
        double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return 2 * Math.sqrt(Math.max(0, power)) / Math.max(1, to - from);
    }

    /** Seconds in which the tone was clearly there, looked at in pieces of 100 ms. */
    public static double seconds(short[] pcm, double hertz, double atLeast) {
        int piece = (int) (RATE / 10);
        int pieces = 0;
        for (int from = 0; from + piece <= pcm.length; from += piece) {
            if (level(pcm, from, from + piece, hertz) >= atLeast) {
                pieces++;
            }
        }
        return pieces / 10.0;
    }
}
