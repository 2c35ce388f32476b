package io.cadencia.server.importexport;

import io.cadencia.server.importexport.ImportFileException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads a file once, as bytes: its hash, its encoding, its separator. */
final class FileInspection {
    /** Largest file taken, in bytes. */
    static final long MAX_BYTES = 8L << 30;

    private static final int BUFFER = 1 << 16;
    private static final int HEADER_BYTES = 1 << 16;
    private static final String SEPARATORS = ",;|\t";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private FileInspection() {}

    static FileText inspect(Path file) throws ImportFileException {
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw new ImportFileException(Problem.EMPTY);
            }
            if (size > MAX_BYTES) {
                throw new ImportFileException(Problem.TOO_LARGE, size, MAX_BYTES);
            }
            return read(file);
        } catch (IOException e) {
            throw new ImportFileException(Problem.UNREADABLE, e, file.getFileName(), String.valueOf(e.getMessage()));
        }
    }

    private static FileText read(Path file) throws IOException, ImportFileException {
        MessageDigest digest = sha256();
        Utf8Check check = new Utf8Check();
        byte[] buffer = new byte[BUFFER];
        byte[] head = {};
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (head.length == 0) {
                    head = java.util.Arrays.copyOf(buffer, Math.min(n, HEADER_BYTES));
                    refuseUtf16(head);
                }
                digest.update(buffer, 0, n);
                check.accept(buffer, 0, n);
            }
        }
        check.finish();
        Charset charset = charset(check, head);
        return new FileText(HexFormat.of().formatHex(digest.digest()), charset, separator(new String(head, charset)));
    }

    private static void refuseUtf16(byte[] head) throws ImportFileException {
        if (head.length >= 2 && ((head[0] == -1 && head[1] == -2) || (head[0] == -2 && head[1] == -1))) {
            throw new ImportFileException(Problem.UTF16);
        }
    }

    private static Charset charset(Utf8Check check, byte[] head) throws ImportFileException {
        if (check.hasNul()) {
            throw new ImportFileException(Problem.UTF16);
        }
        if (check.isUtf8()) {
            return StandardCharsets.UTF_8;
        }
        boolean marked = head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (marked || !check.canBeWindows1252()) {
            throw new ImportFileException(
                    Problem.ENCODING,
                    Long.toString(check.badLine()),
                    String.format("0x%02X", check.badByte()),
                    Long.toString(check.badOffset()));
        }
        return WINDOWS;
    }

    /** The separator that occurs most often in the header, outside quotes. */
    private static char separator(String head) throws ImportFileException {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                counts[SEPARATORS.indexOf(c)]++;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        if (counts[best] == 0) {
            throw new ImportFileException(Problem.NO_SEPARATOR);
        }
        return SEPARATORS.charAt(best);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
