package io.cadencia.core.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of the engine's state, each whole or absent: written beside, forced, renamed. The last two are kept, with
 * the journal from the older of them on, so that one damaged file costs nothing but time.
 */
final class SnapshotStore implements AutoCloseable {
    private static final int KEPT = 2;
    private static final int HEADER_BYTES = 4 + 8 + 8;
    private static final int MAGIC = 0x43414453; // CADS

    /** Waits until all outputs up to a sequence are in the fact log, and brings that to the disk. */
    interface FactBarrier {
        void await(long outputSequence) throws IOException, InterruptedException;
    }

    record Snapshot(long position, byte[] state) {}

    private final Path folder;
    private final SegmentedLog journal;
    private final RuntimeObserver observer;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("snapshots").factory());
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile FactBarrier facts = _ -> {};

    SnapshotStore(Path folder, SegmentedLog journal, RuntimeObserver observer) {
        this.folder = folder;
        this.journal = journal;
        this.observer = observer;
    }

    void factsBehind(FactBarrier barrier) {
        facts = barrier;
    }

    /** The newest snapshot that is whole; null if there is none. */
    @Nullable
    Snapshot newest() throws IOException {
        for (Path path : files().reversed()) {
            Snapshot snapshot = read(path);
            if (snapshot != null) {
                return snapshot;
            }
        }
        return null;
    }

    /** Stores a snapshot in the background; passed over while the one before is still being written. */
    void store(long position, byte[] state, long outputSequence) {
        if (busy.compareAndSet(false, true)) {
            writer.execute(() -> {
                try {
                    write(position, state, outputSequence);
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private void write(long position, byte[] state, long outputSequence) {
        long start = System.nanoTime();
        try {
            facts.await(outputSequence);
            writeFile(position, state);
            prune();
            observer.snapshotTaken(state.length, System.nanoTime() - start);
        } catch (IOException e) {
            observer.journalStuck(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeFile(long position, byte[] state) throws IOException {
        Path target = folder.resolve(String.format(Locale.ROOT, "snapshot-%020d.state", position));
        Path part = target.resolveSibling(target.getFileName() + ".part");
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(MAGIC)
                .putLong(position)
                .putLong(crc(state));
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(channel, header.flip());
            writeAll(channel, ByteBuffer.wrap(state));
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void prune() throws IOException {
        List<Path> all = files();
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            Files.delete(old);
        }
        if (all.size() >= KEPT) {
            journal.dropBefore(positionOf(all.get(all.size() - KEPT)) + 1);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.getFileName().toString().matches("snapshot-\\d{20}\\.state"))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        }
    }

    private static long positionOf(Path path) {
        String file = path.getFileName().toString();
        return Long.parseLong(file.substring("snapshot-".length(), "snapshot-".length() + 20));
    }

    private static @Nullable Snapshot read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        if (bytes.length < HEADER_BYTES) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int magic = buffer.getInt();
        long position = buffer.getLong();
        long crc = buffer.getLong();
        byte[] state = new byte[buffer.remaining()];
        buffer.get(state);
        return magic == MAGIC && crc == crc(state) ? new Snapshot(position, state) : null;
    }

    private static long crc(byte[] state) {
        var crc = new CRC32C();
        crc.update(state);
        return crc.getValue();
    }

    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(30, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
