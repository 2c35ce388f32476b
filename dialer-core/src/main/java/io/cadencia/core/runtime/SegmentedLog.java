package io.cadencia.core.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Append-only log in files of limited size. One thread appends and flushes; others may read with a {@link LogCursor}
 * behind it. Records count only once flushed. A torn last record, left by a crash, is put aside and cut off when the
 * log is opened; damage anywhere else is an error.
 */
final class SegmentedLog implements AutoCloseable {
    /** Opens a file for the log; a seam for tests of full disks. */
    @FunctionalInterface
    interface FileOpener {
        FileChannel open(Path path) throws IOException;
    }

    static final FileOpener PLAIN_FILES = path ->
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private static final int INITIAL_BUFFER_BYTES = 256 * 1024;

    private final Path folder;
    private final String name;
    private final long segmentBytes;
    private final FileOpener files;
    private final List<LogSegment> segments = new ArrayList<>();
    private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_BUFFER_BYTES);
    private long lastKey;
    private long lastSubKey;
    private long firstBufferedKey;

    private SegmentedLog(Path folder, String name, long segmentBytes, FileOpener files) {
        this.folder = folder;
        this.name = name;
        this.segmentBytes = segmentBytes;
        this.files = files;
    }

    /**
     * @param name prefix of the files
     * @param segmentBytes a file this long or longer is followed by another
     */
    static SegmentedLog open(Path folder, String name, long segmentBytes, FileOpener files) throws IOException {
        Files.createDirectories(folder);
        var log = new SegmentedLog(folder, name, segmentBytes, files);
        log.load();
        return log;
    }

    private void load() throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.list(folder)) {
            paths = all.filter(p -> p.getFileName().toString().matches(name + "-\\d{20}\\.log"))
                    .sorted()
                    .toList();
        }
        for (Path path : paths) {
            loadSegment(path, path.equals(paths.getLast()));
        }
    }

    private void loadSegment(Path path, boolean last) throws IOException {
        String file = path.getFileName().toString();
        long firstKey = Long.parseLong(file.substring(name.length() + 1, name.length() + 21));
        FileChannel channel = files.open(path);
        long size = channel.size();
        if (last && size < LogSegment.FILE_HEADER_BYTES) {
            channel.close();
            Files.delete(path);
            return;
        }
        requireHeader(path, channel);
        var segment = new LogSegment(path, firstKey, channel, size);
        segments.add(segment);
        long whole = wholeRecords(segment);
        if (whole < size) {
            if (!last) {
                throw new IOException("the log " + path + " is damaged at byte " + whole
                        + ": restore the folder from a backup; nothing was changed");
            }
            putTornTailAside(path, whole);
            segment.cutAt(whole);
        }
    }

    private static void requireHeader(Path path, FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LogSegment.FILE_HEADER_BYTES);
        channel.read(header, 0);
        header.flip();
        if (header.getInt() != LogSegment.MAGIC) {
            throw new IOException(path + " is not a log of Cadencia");
        }
        int version = header.getInt();
        if (version != LogSegment.VERSION) {
            throw new IOException(path + " has log version " + version + ", this program reads " + LogSegment.VERSION
                    + ": use the program version that wrote it to stop cleanly first");
        }
    }

    private long wholeRecords(LogSegment segment) throws IOException {
        var cursor = new LogCursor(List.of(segment), 0);
        for (LogRecord record = cursor.nextOrTorn(); record != null; record = cursor.nextOrTorn()) {
            lastKey = record.key();
            lastSubKey = record.subKey();
        }
        return cursor.offset();
    }

    private static void putTornTailAside(Path path, long from) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".torn");
        try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(in.size() - from, LogSegment.MAX_PAYLOAD_BYTES));
            in.read(tail, from);
            Path partial = aside.resolveSibling(aside.getFileName() + ".part");
            Files.write(partial, tail.array());
            Files.move(partial, aside, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Key of the last record appended or found; 0 = none. */
    long lastKey() {
        return lastKey;
    }

    long lastSubKey() {
        return lastSubKey;
    }

    boolean isEmpty() {
        return lastKey == 0;
    }

    /** Adds a record to the buffer; it does not count before {@link #flush}. */
    void append(long key, long subKey, byte[] payload, int length) {
        if (buffer.position() == 0) {
            firstBufferedKey = key;
        }
        int bytes = LogSegment.RECORD_HEADER_BYTES + length;
        room(bytes);
        int start = buffer.position();
        buffer.putInt(length).putInt(0).putLong(key).putLong(subKey).put(payload, 0, length);
        buffer.putInt(start + 4, LogRecord.crc(buffer.slice(start + 8, bytes - 8)));
        lastKey = key;
        lastSubKey = subKey;
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            buffer = larger.put(buffer.flip());
        }
    }

    int bufferedBytes() {
        return buffer.position();
    }

    /**
     * Writes the buffered records; with {@code force} down to the disk. When it fails, the records stay buffered and
     * the call may be repeated: nothing is lost and nothing written twice.
     */
    void flush(boolean force) throws IOException {
        if (buffer.position() == 0) {
            return;
        }
        LogSegment segment = writable();
        long before = segment.length();
        segment.append(buffer.duplicate().flip());
        if (force) {
            forceOrTakeBack(segment, before);
        }
        buffer.clear();
    }

    /** What could not be brought down to the disk does not count as written: the next flush writes it again. */
    private static void forceOrTakeBack(LogSegment segment, long before) throws IOException {
        try {
            segment.force();
        } catch (IOException e) {
            segment.takeBackTo(before);
            throw e;
        }
    }

    /** Brings everything flushed down to the disk. */
    void force() throws IOException {
        LogSegment last;
        synchronized (segments) {
            if (segments.isEmpty()) {
                return;
            }
            last = segments.getLast();
        }
        last.force();
    }

    /** Files are named by their first key, so one key never begins two of them. */
    private boolean hasRoom(LogSegment segment) {
        return segment.length() < segmentBytes || segment.firstKey == firstBufferedKey;
    }

    private LogSegment writable() throws IOException {
        synchronized (segments) {
            if (!segments.isEmpty() && hasRoom(segments.getLast())) {
                return segments.getLast();
            }
        }
        LogSegment next = create(firstBufferedKey);
        synchronized (segments) {
            if (!segments.isEmpty()) {
                segments.getLast().force();
            }
            segments.add(next);
        }
        return next;
    }

    private LogSegment create(long firstKey) throws IOException {
        Path path = folder.resolve(String.format(Locale.ROOT, "%s-%020d.log", name, firstKey));
        var segment = new LogSegment(path, firstKey, files.open(path), 0);
        segment.append(ByteBuffer.allocate(LogSegment.FILE_HEADER_BYTES)
                .putInt(LogSegment.MAGIC)
                .putInt(LogSegment.VERSION)
                .flip());
        return segment;
    }

    /** A cursor before the first record with a key of at least {@code key}, as far as segments tell. */
    LogCursor cursorFrom(long key) {
        synchronized (segments) {
            int start = 0;
            while (start + 1 < segments.size() && segments.get(start + 1).firstKey < key) {
                start++;
            }
            return new LogCursor(segments, start);
        }
    }

    /** Deletes the files that hold only records with keys below {@code key}. */
    void dropBefore(long key) throws IOException {
        synchronized (segments) {
            while (segments.size() > 1 && segments.get(1).firstKey < key) {
                LogSegment old = segments.removeFirst();
                old.close();
                Files.delete(old.path);
            }
        }
    }

    @Nullable
    Path currentFile() {
        synchronized (segments) {
            return segments.isEmpty() ? null : segments.getLast().path;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (segments) {
            for (LogSegment segment : segments) {
                segment.close();
            }
        }
    }
}
