package io.cadencia.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live page in a real browser, fed as the engine feeds it. */
class ConsoleIT {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final long VIRTUAL_MS = 20_000;

    @TempDir
    Path folder;

    private final ConsoleFixture fixture = new ConsoleFixture();
    private final ConsoleServer console = fixture.open(List.of());
    private final ScheduledExecutorService engine = Executors.newSingleThreadScheduledExecutor();

    @BeforeEach
    void feed() {
        AtomicInteger tick = new AtomicInteger();
        fixture.live.on(ConsoleFixture.stopped());
        engine.scheduleAtFixedRate(
                () -> fixture.live.on(ConsoleFixture.predictive(tick.incrementAndGet())), 0, 20, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void close() {
        engine.shutdownNow();
        console.close();
    }

    @Test
    void shouldShowEveryCampaignsFiguresInSpanish() throws Exception {
        String dom = new Chromium(folder).dom(url(), VIRTUAL_MS);

        assertThat(dom)
                .contains("Banco del Centro · Tarjeta", "Retail Austral · Consumo")
                .contains("En vivo", "Predictiva", "Detenida", "Sin cuentas por marcar")
                .contains("4,377", "2.1%", "83.1%")
                .contains("contesten 8.2 y haya 11.4 asesores libres", "1.9%; se acepta hasta 2.1%")
                .contains("10,900 llamadas anticipó 26.3% contestadas y contestó 26.3%", "en promedio 1.2 puntos")
                .doesNotContain("undefined", "NaN");
    }

    @Test
    void shouldLookLikeAFinishedProductInLightAndDark() throws Exception {
        Chromium chromium = new Chromium(folder);
        for (String scheme : List.of("light", "dark")) {
            Path png = SCREENSHOTS.resolve("console-" + scheme + ".png");
            chromium.screenshot(url(), VIRTUAL_MS, png, scheme, "1440,900");
            BufferedImage image = ImageIO.read(png.toFile());
            assertThat(image.getWidth()).isEqualTo(1440);
            assertThat(brightness(image)).satisfies(b -> assertThat(b > 128).isEqualTo(scheme.equals("light")));
        }
    }

    private String url() {
        return "http://127.0.0.1:" + console.port() + "/";
    }

    private static int brightness(BufferedImage image) {
        int rgb = image.getRGB(8, image.getHeight() / 2);
        return ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3;
    }
}
