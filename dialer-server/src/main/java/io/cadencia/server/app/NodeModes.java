package io.cadencia.server.app;

import io.cadencia.core.exchange.NodeMode;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's word about the nodes, in a file of the server's folder: {@code ./cadencia node} writes it, the server
 * reads it each second and at its start. Whoever may write that folder may drain a node, and nobody else.
 */
public final class NodeModes {
    private static final Logger LOG = LoggerFactory.getLogger(NodeModes.class);
    private static final String FILE = "node-modes.properties";
    private static final long LOOK_MS = 1_000;

    private final Path file;

    /** @param folder of the server */
    public NodeModes(Path folder) {
        this.file = folder.resolve(FILE);
    }

    /**
     * The mode of each node that was given one; nodes not named are active.
     *
     * @throws IOException when the file cannot be read, or says something that is no mode
     */
    public Map<String, NodeMode> read() throws IOException {
        Properties written = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            written.load(reader);
        } catch (NoSuchFileException none) {
            return Map.of();
        }
        Map<String, NodeMode> modes = new HashMap<>();
        for (String node : written.stringPropertyNames()) {
            modes.put(node, mode(node, written.getProperty(node).strip()));
        }
        return modes;
    }

    private NodeMode mode(String node, String value) throws IOException {
        for (NodeMode mode : NodeMode.values()) {
            if (mode.name().equals(value)) {
                return mode;
            }
        }
        throw new IOException(file + ": " + node + " is '" + value + "', must be ACTIVE, DRAIN or MAINTENANCE");
    }

    /** Takes effect within a second, and at every start of the server until it is changed again. */
    public void write(String node, NodeMode mode) throws IOException {
        Map<String, NodeMode> modes = new HashMap<>(read());
        modes.put(node, mode);
        Properties properties = new Properties();
        modes.forEach((name, value) -> properties.setProperty(name, value.name()));
        StringWriter text = new StringWriter();
        properties.store(text, "Written by ./cadencia node");
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new");
        try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            writer.write(text.toString());
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Tells these nodes' modes, as the engine may remember others, and then every change until closed. */
    Watch watch(List<String> nodes, BiConsumer<String, NodeMode> changed) {
        return new Watch(nodes, changed);
    }

    /** A look at the file each second, on a thread of its own. */
    final class Watch implements AutoCloseable {
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("node-modes").daemon().factory());
        private final Map<String, NodeMode> told = new HashMap<>();
        private String lastTrouble = "";

        private Watch(List<String> nodes, BiConsumer<String, NodeMode> changed) {
            look(nodes, changed);
            clock.scheduleWithFixedDelay(() -> look(nodes, changed), LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        }

        private void look(List<String> nodes, BiConsumer<String, NodeMode> changed) {
            try {
                Map<String, NodeMode> modes = read();
                for (String node : nodes) {
                    NodeMode mode = modes.getOrDefault(node, NodeMode.ACTIVE);
                    if (told.put(node, mode) != mode) {
                        LOG.info("Node {} is set to {}", node, mode);
                        changed.accept(node, mode);
                    }
                }
            } catch (IOException | IllegalStateException e) {
                String trouble = String.valueOf(e.getMessage());
                if (!trouble.equals(lastTrouble)) {
                    lastTrouble = trouble;
                    LOG.error("The nodes' modes stay as they are: {}", trouble);
                }
            }
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }
}
