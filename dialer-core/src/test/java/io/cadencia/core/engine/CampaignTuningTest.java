package io.cadencia.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.campaign.Levers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CampaignTuningTest {
    private final Scenario s = new Scenario();

    private Scenario tune(Map<String, String> levers) {
        return s.apply(new Command.TuneCampaign(1, levers, "ana"));
    }

    @Test
    void shouldDialByTheNewSettingsAtOnceAndTellWhoChangedWhat() {
        s.campaign(1, DialMode.RATIO).leads(1, 30).ready(7, 1);
        int before = s.all(Effect.PlaceCall.class).size();
        assertThat(before).as("four lines for one advisor").isEqualTo(4);

        tune(Map.of("pacing.linesPerAdvisor", "6", "pacing.callsPerSecond", "50"));

        assertThat(s.all(Effect.PlaceCall.class)).hasSize(2);
        assertThat(s.allFacts(Fact.CampaignTuned.class))
                .containsExactly(new Fact.CampaignTuned(1, "pacing.linesPerAdvisor", "4", "6", "ana", s.now));
    }

    @Test
    void shouldChangeTheModeAmongThoseThatDialByThemselves() {
        s.campaign(1, DialMode.RATIO).leads(1, 30);

        tune(Map.of("mode", "PROGRESSIVE"));
        s.ready(7, 1);

        assertThat(s.all(Effect.PlaceCall.class)).hasSize(1);
    }

    @Test
    void shouldTakeAllOrNothing() {
        s.campaign(1, DialMode.RATIO).leads(1, 30);

        tune(Map.of("pacing.linesPerAdvisor", "1", "pacing.callsPerSecond", "0"));
        assertThat(s.facts).isEmpty();
        s.ready(7, 1);

        assertThat(s.all(Effect.PlaceCall.class)).hasSize(4);
        tune(Map.of("pacing.linesPerAdvisor", "4"));
        assertThat(s.facts).as("nothing changed").isEmpty();
        s.apply(new Command.TuneCampaign(99, Map.of("mode", "RATIO"), "ana"));
        assertThat(s.effects).as("no such campaign").isEmpty();
    }

    @Test
    void shouldTellWhatARestartWithAnotherConfigurationChanged() {
        s.campaign(1, DialMode.RATIO);
        CampaignSpec other = Levers.set(Scenario.spec(1, DialMode.RATIO), Map.of("waitLimitMs", "1500"));

        s.apply(new Command.DefineCampaign(other));

        assertThat(s.allFacts(Fact.CampaignTuned.class))
                .containsExactly(new Fact.CampaignTuned(1, "waitLimitMs", "2000", "1500", "configuration", s.now));
    }
}
