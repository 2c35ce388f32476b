package io.cadencia.db.embedded;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the server's own words at a failed start into one sentence with a remedy. */
final class StartFailure {
    private static final Pattern LIBRARY = Pattern.compile("loading shared libraries: ([^:\\s]+)");
    private static final Pattern ERROR = Pattern.compile("(?m)\\[ERROR] (.+)$");

    private StartFailure() {}

    static boolean isPortInUse(String log) {
        return log.contains("Address already in use") || log.contains("Bind on TCP/IP port");
    }

    static String describe(String log, Path logFile) {
        Matcher library = LIBRARY.matcher(log);
        if (library.find()) {
            return "MariaDB cannot start: the library " + library.group(1)
                    + " is missing; on Debian run: apt-get install libcrypt1 libsystemd0 libstdc++6";
        }
        if (log.contains("No space left on device")) {
            return "MariaDB cannot start: the disk is full; free some space and start again";
        }
        if (log.contains("Permission denied") || log.contains("Can't create/write")) {
            return "MariaDB cannot start: its folder is not writable; look at " + logFile;
        }
        Matcher error = ERROR.matcher(log);
        String reason = error.find() ? error.group(1) : "it ended without an error message";
        return "MariaDB cannot start: " + reason + "; the whole log is " + logFile;
    }
}
