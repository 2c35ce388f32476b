package io.cadencia.server.importexport;

/**
 * Follows bytes and says whether they are UTF-8. Remembers the first byte that is not, and whether any character beyond
 * ASCII was written as proper UTF-8: a file with both is broken, a file with only the former is an 8-bit one.
 */
final class Utf8Check {
    private long line = 1;
    private long offset;
    private int pending;
    private int lead;
    private long firstBadLine;
    private long firstBadOffset;
    private int firstBadByte = -1;
    private long firstUndefinedLine;
    private int firstUndefinedByte = -1;
    private boolean anyProper;
    private boolean anyNul;

    void accept(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = bytes[i] & 0xFF;
            if (pending == 0 && b < 0x80) {
                if (b == '\n') {
                    line++;
                } else if (b == 0) {
                    anyNul = true;
                }
            } else {
                step(b);
            }
            offset++;
        }
    }

    private void step(int b) {
        if (isUndefinedInWindows1252(b) && firstUndefinedByte < 0) {
            firstUndefinedByte = b;
            firstUndefinedLine = line;
        }
        if (pending > 0) {
            follow(b);
        } else {
            pending = b >= 0xC2 && b <= 0xDF ? 1 : b >= 0xE0 && b <= 0xEF ? 2 : b >= 0xF0 && b <= 0xF4 ? 3 : 0;
            lead = b;
            if (pending == 0) {
                bad(b);
            }
        }
    }

    private void follow(int b) {
        boolean first = lead != 0;
        int low = first && lead == 0xE0 ? 0xA0 : first && lead == 0xF0 ? 0x90 : 0x80;
        int high = first && lead == 0xED ? 0x9F : first && lead == 0xF4 ? 0x8F : 0xBF;
        if (b < low || b > high) {
            bad(lead == 0 ? b : lead);
            pending = 0;
            if (b == '\n') {
                line++;
            }
            return;
        }
        lead = 0;
        pending--;
        anyProper |= pending == 0;
    }

    private void bad(int b) {
        if (firstBadByte < 0) {
            firstBadByte = b;
            firstBadLine = line;
            firstBadOffset = offset;
        }
    }

    private static boolean isUndefinedInWindows1252(int b) {
        return b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
    }

    /** Ends the file: a character cut short is an error. */
    void finish() {
        if (pending > 0) {
            bad(lead);
        }
    }

    boolean isUtf8() {
        return firstBadByte < 0;
    }

    /** True if no byte is one that Windows-1252 leaves undefined and none is part of proper UTF-8. */
    boolean canBeWindows1252() {
        return firstUndefinedByte < 0 && !anyProper;
    }

    boolean hasNul() {
        return anyNul;
    }

    long badLine() {
        return anyProper || firstUndefinedByte < 0 ? firstBadLine : firstUndefinedLine;
    }

    long badOffset() {
        return firstBadOffset;
    }

    int badByte() {
        return anyProper || firstUndefinedByte < 0 ? firstBadByte : firstUndefinedByte;
    }
}
