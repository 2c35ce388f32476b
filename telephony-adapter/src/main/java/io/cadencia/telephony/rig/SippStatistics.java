package io.cadencia.telephony.rig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What SIPp counted since it started.
 *
 * @param created calls received
 * @param live calls in progress
 * @param successful calls that went as written in the scenario
 * @param failed calls that did not, for example an unexpected message; 0 in a sound run
 */
public record SippStatistics(long created, long live, long successful, long failed) {

    /** Reads the last complete line of SIPp's statistics file. */
    static SippStatistics read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            if (lines.size() < 2) {
                return new SippStatistics(0, 0, 0, 0);
            }
            List<String> names = Arrays.asList(lines.getFirst().split(";"));
            String[] values = lines.getLast().split(";");
            return new SippStatistics(
                    value(names, values, "TotalCallCreated"),
                    value(names, values, "CurrentCall"),
                    value(names, values, "SuccessfulCall(C)"),
                    value(names, values, "FailedCall(C)"));
        } catch (IOException e) {
            throw new RigException("SIPp's statistics " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static long value(List<String> names, String[] values, String name) {
        int column = names.indexOf(name);
        if (column < 0 || column >= values.length) {
            throw new RigException("SIPp's statistics have no column " + name);
        }
        return Long.parseLong(values[column].strip());
    }
}
