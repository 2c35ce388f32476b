package io.cadencia.db.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A lock on a file that the operating system frees by itself when this process dies. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock, or null when another owner, in this process or another, holds it. */
    static @Nullable FolderLock tryAcquire(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(channel, lock);
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: the same answer as held by another one
        }
        channel.close();
        return null;
    }

    /** Waits for the lock, at most {@code timeoutMs}. */
    static FolderLock acquire(Path file, long timeoutMs) throws IOException {
        long deadline = System.nanoTime() + timeoutMs * 1_000_000;
        while (true) {
            FolderLock lock = tryAcquire(file);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() > deadline) {
                throw new EmbeddedDbException("Another process has held " + file + " for more than " + timeoutMs / 1000
                        + " s; end it, or delete the file if no Cadencia is running");
            }
            Waiting.sleep(50);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            lock.release();
            channel.close();
        }
    }
}
