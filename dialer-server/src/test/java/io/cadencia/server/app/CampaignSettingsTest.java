package io.cadencia.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.campaign.LeverException;
import io.cadencia.core.campaign.Levers;
import io.cadencia.core.engine.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class CampaignSettingsTest {
    private static final String RATE = "pacing.callsPerSecond";

    @TempDir
    Path folder;

    private final CampaignSpec configured = Scenario.spec(4, DialMode.PREDICTIVE);
    private CampaignSettings settings;

    @BeforeEach
    void open() {
        settings = new CampaignSettings(folder);
    }

    @Test
    void shouldTellTheServerEachChangeAndGoBeforeTheConfigurationAtARestart() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (CampaignSettings.Watch watch = settings.watch(
                Map.of("tdc", configured),
                (id, levers, actor) -> told.add(id + " " + levers.get(RATE) + " " + actor))) {
            settings.set("tdc", configured, Map.of(RATE, "5"), "ana");
            awaitSize(told, 1);
            settings.reset("tdc", configured, List.of(RATE), "beto");
            awaitSize(told, 2);
            settings.set("tdc", configured, Map.of(RATE, "7", "mode", "RATIO"), "ana");
            settings.set("another", configured, Map.of(RATE, "8"), "ana");
            awaitSize(told, 3);
        }
        assertThat(told).containsExactly("4 5 ana", "4 50 beto", "4 7 ana");

        CampaignSpec restarted = new CampaignSettings(folder).atStart("tdc", configured);
        assertThat(restarted).isEqualTo(Levers.set(configured, Map.of(RATE, "7", "mode", "RATIO")));
    }

    @Test
    void shouldWriteNothingIfOneSettingIsWrong() throws Exception {
        settings.set("tdc", configured, Map.of(RATE, "5"), "ana");

        assertThatThrownBy(() -> settings.set("tdc", configured, Map.of(RATE, "6", "ringSeconds", "5"), "ana"))
                .isInstanceOf(LeverException.class)
                .hasMessageContaining("ringSeconds '5'");

        assertThat(settings.of("tdc").levers()).isEqualTo(Map.of(RATE, "5"));
    }

    @Test
    void shouldGoByTheConfigurationWhereTheTwoCannotBeTogether() throws Exception {
        settings.set("tdc", configured, Map.of("pacing.abandonmentTarget", "0.028"), "ana");
        CampaignSpec stricter =
                Levers.set(configured, Map.of("pacing.abandonmentTarget", "0.01", "pacing.abandonmentCeiling", "0.02"));

        assertThat(settings.atStart("tdc", stricter)).isEqualTo(stricter);

        Files.writeString(folder.resolve("campaign-settings.properties"), "nonsense = 3");
        assertThat(settings.atStart("tdc", configured)).isEqualTo(configured);
        assertThatThrownBy(() -> settings.of("tdc")).hasMessageContaining("'nonsense' must be a campaign's code");
    }

    private static void awaitSize(List<String> told, int size) throws InterruptedException {
        for (int i = 0; i < 1_000 && told.size() < size; i++) {
            Thread.sleep(10);
        }
        assertThat(told).hasSize(size);
    }
}
