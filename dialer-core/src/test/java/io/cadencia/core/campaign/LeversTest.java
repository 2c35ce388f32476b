package io.cadencia.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.engine.Scenario;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeversTest {
    private final CampaignSpec spec = Scenario.spec(1, DialMode.PREDICTIVE);

    @Test
    void shouldSetWhatTheyShow() {
        assertThat(Levers.of(spec))
                .containsEntry("mode", "PREDICTIVE")
                .containsEntry("pacing.abandonmentTarget", "0.029")
                .containsEntry("pacing.linesPerAdvisor", "4")
                .containsEntry("ringSeconds", "20")
                .hasSize(10);
        assertThat(Levers.set(spec, Levers.of(spec))).isEqualTo(spec);
        Map<String, String> all = Map.of(
                "mode", "RATIO",
                "pacing.abandonmentTarget", "0.01",
                "pacing.abandonmentCeiling", "0.02",
                "pacing.linesPerAdvisor", "2.5",
                "pacing.callsPerSecond", "7",
                "pacing.minimumTeam", "9",
                "pacing.lateCancel", "true",
                "pacing.answerModel", "true",
                "ringSeconds", "30",
                "waitLimitMs", "1000");
        assertThat(Levers.of(Levers.set(spec, all))).containsExactlyInAnyOrderEntriesOf(all);
    }

    @Test
    void shouldNameEveryWrongSettingWithItsValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> Levers.set(
                        spec,
                        Map.of(
                                "mode", "MANUAL",
                                "pacing.callsPerSecond", "many",
                                "pacing.linesPerAdvisor", "NaN",
                                "ringSeconds", "14",
                                "waitLimitMs", "2001",
                                "pacing.abandonmentTarget", "0.04",
                                "wrapUp.seconds", "3")))
                .isInstanceOf(LeverException.class)
                .hasMessageContaining("mode 'MANUAL' must be PREDICTIVE, PROGRESSIVE or RATIO")
                .hasMessageContaining("pacing.callsPerSecond 'many' must be a whole number from 1 to 1000")
                .hasMessageContaining("pacing.linesPerAdvisor 'NaN' must be a number from 1 to 20")
                .hasMessageContaining("ringSeconds '14' must be a whole number from 15 to 60")
                .hasMessageContaining("waitLimitMs '2001' must be a whole number from 0 to 2000")
                .hasMessageContaining("pacing.abandonmentTarget 0.04 must be at most pacing.abandonmentCeiling 0.03")
                .hasMessageContaining("wrapUp.seconds: no such setting; these can be changed: mode, ");
    }

    @Test
    void shouldWeighACampaignThatSharesItsTeamAndNoOther() {
        CampaignSpec shared = spec.with(new TeamShare("tarjetas", 1));

        assertThat(Levers.set(shared, Map.of("team.weight", "2.5")).team()).isEqualTo(new TeamShare("tarjetas", 2.5));
        assertThatThrownBy(() -> Levers.set(shared, Map.of("team.weight", "0")))
                .hasMessageContaining("team.weight '0' must be a number from 0.1 to 100");
        assertThatThrownBy(() -> Levers.set(spec, Map.of("team.weight", "2")))
                .hasMessageContaining("team.weight: no such setting");
    }

    @Test
    void shouldNotTurnACampaignThatIsDialledByHandIntoOneThatDialsByItself() {
        CampaignSpec manual = Scenario.spec(1, DialMode.MANUAL);
        assertThatThrownBy(() -> Levers.set(manual, Map.of("mode", "PREDICTIVE")))
                .hasMessageContaining("mode 'PREDICTIVE' must be MANUAL while the server runs");
        assertThat(Levers.set(manual, Map.of("mode", "MANUAL"))).isEqualTo(manual);
    }
}
