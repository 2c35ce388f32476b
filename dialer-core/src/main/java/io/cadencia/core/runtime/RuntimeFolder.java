package io.cadencia.core.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The folder of one engine: nobody else's while this is open, and with a number of its own. */
final class RuntimeFolder implements AutoCloseable {
    /** Seconds since 2025 times this are the ids' base: no two journals of an installation share an id. */
    private static final int ID_SHIFT = 22;

    private static final long EPOCH_2025_S = 1_735_689_600L;

    private final FileChannel lockFile;

    private RuntimeFolder(FileChannel lockFile) {
        this.lockFile = lockFile;
    }

    /** @throws IOException if it is in use by another engine, or not writable */
    static RuntimeFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new IOException("the folder " + folder + " is in use by another engine: stop it, or give this one"
                    + " another folder");
        }
        return new RuntimeFolder(channel);
    }

    /** See {@link DialerRuntime#genesisBase}. */
    static long genesisBase(Path folder, long nowMs) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("genesis");
        if (!Files.exists(file)) {
            long seconds = nowMs / 1_000 - EPOCH_2025_S;
            Path fresh = file.resolveSibling("genesis.new");
            Files.writeString(fresh, Long.toString(Math.max(1, seconds) << ID_SHIFT));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Long.parseLong(Files.readString(file).strip());
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
