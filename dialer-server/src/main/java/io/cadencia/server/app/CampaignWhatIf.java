package io.cadencia.server.app;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.db.Database;
import io.cadencia.db.history.CampaignHistory;
import io.cadencia.simulation.history.HistoryScenario;
import io.cadencia.simulation.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;

/** Makes a scenario of a campaign's own recorded hours, for the command line and the console. Blocks. */
public final class CampaignWhatIf {
    private static final int SEEDS = 8;

    private final CampaignHistory history;

    public CampaignWhatIf(Database database) {
        this.history = new CampaignHistory(database);
    }

    /**
     * @param code of the campaign
     * @param settings it runs with
     * @param days how far back from its last call
     * @param zone in whose hours of the day things are counted
     * @throws StartException if there is no such campaign or too little is recorded of it; says what is missing
     */
    public Scenario scenario(String code, CampaignSpec settings, int days, ZoneId zone) {
        OptionalLong id = history.campaign(code);
        if (id.isEmpty()) {
            throw new StartException("There is no campaign '" + code + "' in the database.", null);
        }
        Instant last = history.lastCall(id.getAsLong());
        if (last == null) {
            throw tooLittle(code, days, List.of("calls: 0 recorded, " + HistoryScenario.FEWEST_CALLS + " needed"));
        }
        HistoryScenario scenario = new HistoryScenario(zone);
        history.read(id.getAsLong(), last, Duration.ofDays(days), scenario::call, scenario::advisor);
        if (!scenario.missing().isEmpty()) {
            throw tooLittle(code, days, scenario.missing());
        }
        return scenario.build(code, settings, SEEDS);
    }

    private static StartException tooLittle(String code, int days, List<String> missing) {
        return new StartException(
                "Campaign " + code + " has too little history in its last " + days + " day(s) for a scenario: "
                        + String.join("; ", missing) + ". Take more with --days, or let it run longer.",
                null);
    }
}
