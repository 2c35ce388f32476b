package io.cadencia.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.CampaignFigures;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class DashboardTextTest {
    private final DashboardText text = new DashboardText();

    @Test
    void shouldShowTheFiguresOfEachCampaignAndTheTotals() {
        List<String> table =
                text.table(List.of(figures(1, "Bank", 200, 6, 90)), Duration.ofSeconds(61), 0, "telephony simulated");

        assertThat(table).hasSize(4);
        assertThat(table.get(0)).isEqualTo("00:01:01  telephony simulated");
        assertThat(table.get(2)).startsWith("Bank").contains("predictive", "3.0 %", "75.0 %");
        assertThat(table.get(3)).contains("calls placed 500", "answered 200", "classified 90");
    }

    @Test
    void shouldShowADashWhereThereIsNothingToDivideBy() {
        assertThat(text.line(List.of(figures(1, "Bank", 0, 0, 0)), Duration.ZERO, 0))
                .contains("abandoned —");
    }

    @Test
    void shouldCountGestionesOfTheLastMinute() {
        text.line(List.of(figures(1, "Bank", 1, 0, 100)), Duration.ZERO, 0);
        text.line(List.of(figures(1, "Bank", 1, 0, 110)), Duration.ZERO, 30_000);

        assertThat(text.line(List.of(figures(1, "Bank", 1, 0, 130)), Duration.ZERO, 90_000))
                .contains("20 gestiones/min");
    }

    @Test
    void shouldSayWhatBlocksACampaign() {
        CampaignFigures f = figures(1, "Bank", 0, 0, 0);
        CampaignFigures blocked = new CampaignFigures(
                1,
                "Bank",
                f.mode(),
                true,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                -1,
                "NO_LEADS",
                null,
                "",
                0,
                0,
                List.of());

        assertThat(text.line(List.of(blocked), Duration.ZERO, 0)).endsWith("(NO_LEADS)");
    }

    static CampaignFigures figures(long id, String name, long answered, long abandoned, long classified) {
        return new CampaignFigures(
                id,
                name,
                DialMode.PREDICTIVE,
                true,
                20,
                3,
                12,
                5,
                0,
                9,
                8,
                1,
                50,
                900,
                500,
                answered,
                abandoned,
                answered - abandoned,
                classified,
                0,
                75_000,
                25_000,
                -1,
                "",
                null,
                "",
                0,
                0,
                List.of());
    }
}
