package io.cadencia.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentedLogTest {
    private static final byte[] PAYLOAD = new byte[100];

    @TempDir
    private Path folder;

    @Test
    void shouldBringToTheDiskAgainWhatAFailedForceDidNot() throws IOException {
        var forces = new AtomicInteger();
        SegmentedLog.FileOpener failsOnce = path -> new FailingForce(SegmentedLog.PLAIN_FILES.open(path), forces);
        try (SegmentedLog log = SegmentedLog.open(folder, "journal", 1 << 20, failsOnce)) {
            log.append(1, 7, PAYLOAD, PAYLOAD.length);

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> log.flush(true));
            assertThat(log.bufferedBytes()).as("kept for the next try").isPositive();
            log.flush(true);

            assertThat(forces).hasValue(2);
            assertThat(keys(log.cursorFrom(0))).containsExactly(1L);
        }
    }

    @Test
    void shouldReadAndKeepRecordsOfOneKeyThatLieInTwoFiles() throws IOException {
        try (SegmentedLog log = SegmentedLog.open(folder, "facts", 250, SegmentedLog.PLAIN_FILES)) {
            log.append(4, 1, PAYLOAD, PAYLOAD.length);
            log.flush(false);
            for (int index = 1; index <= 6; index++) {
                log.append(5, index, PAYLOAD, PAYLOAD.length);
                log.flush(false);
            }

            log.dropBefore(5);

            assertThat(keys(log.cursorFrom(5))).containsExactly(4L, 5L, 5L, 5L, 5L, 5L, 5L);
            log.append(6, 1, PAYLOAD, PAYLOAD.length);
            log.append(7, 1, PAYLOAD, PAYLOAD.length);
            log.flush(false);
            log.append(8, 1, PAYLOAD, PAYLOAD.length);
            log.flush(false);
            log.dropBefore(8);
            assertThat(keys(log.cursorFrom(8))).containsExactly(6L, 7L, 8L);
        }
    }

    private static List<Long> keys(LogCursor cursor) throws IOException {
        List<Long> keys = new ArrayList<>();
        for (LogRecord record = cursor.next(); record != null; record = cursor.next()) {
            keys.add(record.key());
        }
        return keys;
    }

    private static final class FailingForce extends DelegatingChannel {
        private final AtomicInteger forces;

        FailingForce(FileChannel file, AtomicInteger forces) {
            super(file);
            this.forces = forces;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            if (forces.incrementAndGet() == 1) {
                throw new IOException("Input/output error");
            }
            super.force(metaData);
        }
    }
}
