package io.cadencia.server.importexport;

import java.util.Arrays;

/**
 * Texts seen so far with a number each, as 128-bit fingerprints: 20 to 40 bytes a text whatever its length. Two
 * different texts are taken for the same with a chance below one in 10^24 for a million of them. Not thread-safe.
 */
final class FingerprintTable {
    /** Answer when the text is new. */
    static final int NEW = -1;

    private long[] high = new long[1 << 12];
    private long[] low = new long[1 << 12];
    private int[] numbers = new int[1 << 12];
    private int size;

    /** The number the text was put with before, or {@link #NEW} after putting it with this one. */
    int putIfAbsent(CharSequence text, int number) {
        if (size * 2 > numbers.length) {
            grow();
        }
        long h = hash(text, 0x9E3779B97F4A7C15L);
        long l = hash(text, 0xC2B2AE3D27D4EB4FL) | 1;
        int slot = slot(h, l);
        if (low[slot] != 0) {
            return numbers[slot];
        }
        high[slot] = h;
        low[slot] = l;
        numbers[slot] = number;
        size++;
        return NEW;
    }

    private int slot(long h, long l) {
        int slot = (int) (h >>> 20) & (numbers.length - 1);
        while (low[slot] != 0 && (high[slot] != h || low[slot] != l)) {
            slot = (slot + 1) & (numbers.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldNumbers = numbers;
        high = new long[oldHigh.length * 2];
        low = new long[high.length];
        numbers = Arrays.copyOf(numbers, high.length);
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldLow[i] != 0) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    /** FNV-like steps with the finalizer of SplitMix64 after each: every bit of the text reaches every bit of the hash. */
    private static long hash(CharSequence text, long seed) {
        long h = seed;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0xFF51AFD7ED558CCDL;
            h ^= h >>> 32;
        }
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }
}
