package io.cadencia.core.engine;

/** The mixing of splitmix64 (Steele, Lea and Flood 2014): every bit of the result depends on every bit of the input. */
public final class SplitMix {
    /** Step between inputs of a sequence. */
    static final long STEP = 0x9E3779B97F4A7C15L;

    private SplitMix() {}

    public static long mix(long input) {
        long z = input;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
