package io.cadencia.core.runtime;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Settings of the runtime.
 *
 * @param folder where journal, fact log and snapshots live; one runtime at a time
 * @param nowMs the wall clock, epoch milliseconds
 * @param ringSize slots of the input and of the output ring, a power of two
 * @param segmentBytes size at which journal and fact log begin a new file
 * @param snapshotEvery commands between snapshots
 * @param factBacklogLimit facts not yet in the database at which launches stop
 */
public record RuntimeConfig(
        Path folder, LongSupplier nowMs, int ringSize, long segmentBytes, long snapshotEvery, long factBacklogLimit) {

    public RuntimeConfig {
        if (Integer.bitCount(ringSize) != 1 || ringSize < 64) {
            throw new IllegalArgumentException("ringSize " + ringSize + " must be a power of two of at least 64");
        }
        if (snapshotEvery < 1 || segmentBytes < 1024 || factBacklogLimit < 1) {
            throw new IllegalArgumentException("snapshotEvery " + snapshotEvery + ", segmentBytes " + segmentBytes
                    + " and factBacklogLimit " + factBacklogLimit + " must be positive");
        }
    }

    /** Defaults for a server: 16,384 slots, files of 32 MiB, a snapshot each 200,000 commands. */
    public static RuntimeConfig in(Path folder) {
        return new RuntimeConfig(folder, System::currentTimeMillis, 16_384, 32L << 20, 200_000, 200_000);
    }
}
