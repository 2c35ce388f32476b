package io.cadencia.server.app;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.LeverException;
import io.cadencia.core.campaign.Levers;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What supervisors changed of campaigns, in a file of the server's folder: {@code ./cadencia campaign} writes it, the
 * server reads it each second and at its start. What is written there goes before the configuration, also after a
 * restart, until it is taken back. If both together cannot be (the configuration was changed), the campaign goes by the
 * configuration, and the log says why.
 */
public final class CampaignSettings {
    private static final Logger LOG = LoggerFactory.getLogger(CampaignSettings.class);
    private static final String FILE = "campaign-settings.properties";
    private static final String ACTOR = "changedBy";
    private static final long LOOK_MS = 1_000;

    private final Path file;

    /** @param folder of the server */
    public CampaignSettings(Path folder) {
        this.file = folder.resolve(FILE);
    }

    /**
     * What was changed of one campaign.
     *
     * @param levers see {@link Levers}
     * @param actor who changed something last, empty = nobody ever did
     */
    public record Changed(Map<String, String> levers, String actor) {
        static final Changed NOTHING = new Changed(Map.of(), "");

        public Changed {
            levers = Map.copyOf(levers);
        }

        /** @throws LeverException if the two together cannot be */
        public CampaignSpec applied(CampaignSpec configured) {
            return Levers.set(configured, levers);
        }
    }

    /** @param code of the campaign */
    public Changed of(String code) throws IOException {
        return read().getOrDefault(code, Changed.NOTHING);
    }

    private Map<String, Changed> read() throws IOException {
        Properties written = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            written.load(reader);
        } catch (NoSuchFileException none) {
            return Map.of();
        } catch (IllegalArgumentException malformed) {
            throw new IOException(file + ": " + malformed.getMessage(), malformed);
        }
        Map<String, Map<String, String>> levers = new HashMap<>();
        for (String key : written.stringPropertyNames()) {
            int dot = key.indexOf('.');
            if (dot < 1) {
                throw new IOException(file + ": '" + key + "' must be a campaign's code, a full stop and a setting");
            }
            levers.computeIfAbsent(key.substring(0, dot), _ -> new HashMap<>())
                    .put(key.substring(dot + 1), written.getProperty(key).strip());
        }
        Map<String, Changed> all = new HashMap<>();
        levers.forEach((code, values) -> {
            String actor = values.remove(ACTOR);
            all.put(code, new Changed(values, actor == null ? "" : actor));
        });
        return all;
    }

    /**
     * Changes settings; a running server obeys within a second.
     *
     * @param configured the campaign as the configuration has it
     * @throws LeverException naming every setting that cannot be; nothing is written then
     */
    public void set(String code, CampaignSpec configured, Map<String, String> levers, String actor) throws IOException {
        Map<String, String> together = new TreeMap<>(of(code).levers());
        together.putAll(levers);
        write(code, configured, new Changed(together, actor));
    }

    /**
     * Goes back to the configuration.
     *
     * @param names of the settings, empty = all of them
     */
    public void reset(String code, CampaignSpec configured, Collection<String> names, String actor) throws IOException {
        Map<String, String> rest = new TreeMap<>(of(code).levers());
        if (names.isEmpty()) {
            rest.clear();
        } else {
            rest.keySet().removeAll(names);
        }
        write(code, configured, new Changed(rest, actor));
    }

    private void write(String code, CampaignSpec configured, Changed changed) throws IOException {
        changed.applied(configured);
        Map<String, Changed> all = new TreeMap<>(read());
        all.put(code, changed);
        Properties properties = new Properties();
        all.forEach((campaign, one) -> {
            one.levers().forEach((lever, value) -> properties.setProperty(campaign + "." + lever, value));
            properties.setProperty(campaign + "." + ACTOR, one.actor());
        });
        StringWriter text = new StringWriter();
        properties.store(text, "Written by ./cadencia campaign");
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new");
        try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            writer.write(text.toString());
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The campaign as it begins to work at a start of the server. */
    CampaignSpec atStart(String code, CampaignSpec configured) {
        try {
            Changed changed = of(code);
            CampaignSpec spec = changed.applied(configured);
            changed.levers()
                    .forEach((lever, value) ->
                            LOG.info("Campaign {}: {} is {} as {} set it", code, lever, value, changed.actor()));
            return spec;
        } catch (IOException | LeverException e) {
            LOG.error("Campaign {} goes by the configuration alone: {}", code, e.getMessage());
            return configured;
        }
    }

    /** Gets the levers of a campaign, all of them, whenever somebody changed some. */
    @FunctionalInterface
    interface Tuner {
        void tune(long campaignId, Map<String, String> levers, String actor);
    }

    /**
     * Tells every change from now on until closed.
     *
     * @param configured the campaigns by their code, as the configuration has them, with the ids of the database
     */
    Watch watch(Map<String, CampaignSpec> configured, Tuner tuner) {
        return new Watch(configured, tuner);
    }

    /** A look at the file each second, on a thread of its own. */
    final class Watch implements AutoCloseable {
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("campaign-settings").daemon().factory());
        private final Map<String, CampaignSpec> configured;
        private final Tuner tuner;
        private final Map<String, Changed> told = new HashMap<>();
        private String lastTrouble = "";

        private Watch(Map<String, CampaignSpec> configured, Tuner tuner) {
            this.configured = Map.copyOf(configured);
            this.tuner = tuner;
            try {
                told.putAll(read()); // in force since the start
            } catch (IOException e) {
                trouble(e);
            }
            clock.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        }

        private void look() {
            try {
                Map<String, Changed> all = read();
                configured.forEach((code, spec) -> {
                    Changed changed = all.getOrDefault(code, Changed.NOTHING);
                    if (!changed.equals(told.getOrDefault(code, Changed.NOTHING))) {
                        told.put(code, changed);
                        tell(code, spec, changed);
                    }
                });
            } catch (IOException | IllegalStateException e) {
                trouble(e);
            }
        }

        private void tell(String code, CampaignSpec spec, Changed changed) {
            try {
                Map<String, String> levers = Levers.of(changed.applied(spec));
                LOG.info("Campaign {} is changed by {}: {}", code, changed.actor(), changed.levers());
                tuner.tune(spec.campaignId(), levers, changed.actor());
            } catch (LeverException e) {
                LOG.error("Campaign {} stays as it is: {}", code, e.getMessage());
            }
        }

        private void trouble(Exception e) {
            String trouble = String.valueOf(e.getMessage());
            if (!trouble.equals(lastTrouble)) {
                lastTrouble = trouble;
                LOG.error("The campaigns' settings stay as they are: {}", trouble);
            }
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }
}
