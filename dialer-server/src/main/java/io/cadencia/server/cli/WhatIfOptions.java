package io.cadencia.server.cli;

import io.cadencia.db.Database;
import io.cadencia.db.DatabaseException;
import io.cadencia.db.DatabaseSettings;
import io.cadencia.server.app.CampaignWhatIf;
import io.cadencia.server.app.StartException;
import io.cadencia.server.app.config.ServerConfig;
import io.cadencia.server.app.config.ServerConfig.CampaignConfig;
import io.cadencia.server.app.config.ServerConfig.DatabaseConfig;
import io.cadencia.server.app.config.ServerConfigReader;
import io.cadencia.simulation.scenario.Scenario;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A scenario out of a campaign's own recorded hours. */
final class WhatIfOptions {
    @Option(
            names = "--from-campaign",
            paramLabel = "CODE",
            required = true,
            description = "builds the scenario from what this campaign recorded")
    @SuppressWarnings("NullAway.Init")
    String campaign;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "the server's configuration")
    @SuppressWarnings("NullAway.Init")
    Path config;

    @Option(
            names = "--days",
            paramLabel = "D",
            description = "how far back (default ${DEFAULT-VALUE})",
            defaultValue = "5")
    int days;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "whose hours of the day (default ${DEFAULT-VALUE})",
            defaultValue = "America/Mexico_City")
    @Nullable
    String zone;

    Scenario read() {
        if (days < 1 || days > 366) {
            throw new StartException("--days " + days + " must be 1 to 366.", null);
        }
        ServerConfig read = ServerConfigReader.read(config, System::getenv);
        CampaignConfig settings = ConfigOption.campaign(campaign, read, config);
        DatabaseConfig at = read.database();
        try (Database database = Database.open(DatabaseSettings.of(at.url(), at.user(), at.password()))) {
            return new CampaignWhatIf(database).scenario(campaign, settings.spec(), days, zone());
        } catch (DatabaseException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(String.valueOf(zone));
        } catch (DateTimeException e) {
            throw new StartException("--zone '" + zone + "' must be an IANA zone such as America/Santiago.", e);
        }
    }
}
