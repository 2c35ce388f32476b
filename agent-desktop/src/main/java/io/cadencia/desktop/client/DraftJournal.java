package io.cadencia.desktop.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Drafts as one small file each, written whole to a temporary file, forced to the disk and moved into place, so a
 * crash leaves the old draft or the new one. A single writer thread writes only the newest version of each draft.
 * Files are readable by their owner only. At {@link #MAX_DRAFTS} the oldest draft that was never submitted is dropped.
 */
public final class DraftJournal implements Drafts, AutoCloseable {
    /** Most drafts kept on disk. */
    public static final int MAX_DRAFTS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(DraftJournal.class);
    private static final String SUFFIX = ".draft.json";
    private static final long CLOSE_LIMIT_SECONDS = 5;

    private final Path folder;
    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Optional<Draft>> unwritten = new LinkedHashMap<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("drafts").factory());

    private DraftJournal(Path folder) {
        this.folder = folder;
    }

    /** Opens the journal in this folder, creating it, and reads the drafts left there. */
    public static DraftJournal open(Path folder) throws IOException {
        createPrivate(folder);
        DraftJournal journal = new DraftJournal(folder);
        journal.readAll();
        return journal;
    }

    @Override
    public synchronized void keep(Draft draft) {
        String name = name(draft.user(), draft.attemptId());
        if (!drafts.containsKey(name) && drafts.size() >= MAX_DRAFTS) {
            dropOldestUnsubmitted();
        }
        drafts.put(name, draft);
        schedule(name, draft);
    }

    @Override
    public synchronized Optional<Draft> find(String user, long attemptId) {
        return Optional.ofNullable(drafts.get(name(user, attemptId)));
    }

    @Override
    public synchronized List<Draft> unacknowledged(String user) {
        return drafts.values().stream()
                .filter(d -> d.submitted() && d.user().equals(user))
                .toList();
    }

    @Override
    public synchronized void forget(String user, long attemptId) {
        String name = name(user, attemptId);
        if (drafts.remove(name) != null) {
            schedule(name, null);
        }
    }

    /** Writes what is left and stops the writer. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("drafts were not all written within {} s", CLOSE_LIMIT_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dropOldestUnsubmitted() {
        drafts.entrySet().stream()
                .filter(e -> !e.getValue().submitted())
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(name -> {
                    drafts.remove(name);
                    schedule(name, null);
                    LOG.warn("draft limit of {} reached: the oldest unsubmitted draft is dropped", MAX_DRAFTS);
                });
    }

    private void schedule(String name, @Nullable Draft draft) {
        boolean newName = unwritten.put(name, Optional.ofNullable(draft)) == null;
        if (newName && !writer.isShutdown()) {
            writer.execute(() -> writeNewest(name));
        }
    }

    private void writeNewest(String name) {
        Optional<Draft> newest;
        synchronized (this) {
            newest = unwritten.remove(name);
        }
        if (newest == null) {
            return;
        }
        try {
            if (newest.isPresent()) {
                write(folder.resolve(name), newest.get());
            } else {
                Files.deleteIfExists(folder.resolve(name));
            }
        } catch (IOException e) {
            LOG.error("a draft could not be written to {}: free the disk or check its permissions", folder, e);
        }
    }

    private void write(Path file, Draft draft) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        byte[] json = mapper.writeValueAsString(draft).getBytes(StandardCharsets.UTF_8);
        Files.write(temporary, json);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void readAll() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(DraftJournal::modified))
                    .forEach(this::read);
        }
    }

    private void read(Path file) {
        try {
            drafts.put(
                    file.getFileName().toString(),
                    mapper.readValue(Files.readString(file, StandardCharsets.UTF_8), Draft.class));
        } catch (IOException | JacksonException e) {
            LOG.warn(
                    "draft {} is unreadable and left aside: {}",
                    file.getFileName(),
                    e.getClass().getSimpleName());
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static String name(String user, long attemptId) {
        return HexFormat.of().formatHex(user.getBytes(StandardCharsets.UTF_8)) + "-" + attemptId + SUFFIX;
    }
}
