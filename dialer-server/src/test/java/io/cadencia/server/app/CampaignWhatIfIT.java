package io.cadencia.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cadencia.core.engine.Engine;
import io.cadencia.core.engine.Fact;
import io.cadencia.core.port.FactProjection.Position;
import io.cadencia.core.port.FactProjection.PositionedFact;
import io.cadencia.db.Database;
import io.cadencia.db.DatabaseSettings;
import io.cadencia.db.TestDatabases;
import io.cadencia.db.projection.JooqFactProjection;
import io.cadencia.server.cli.Main;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.Witness;
import io.cadencia.simulation.lab.Laboratory;
import io.cadencia.simulation.lab.PolicyChoice;
import io.cadencia.simulation.lab.PolicyResult.Measure;
import io.cadencia.simulation.scenario.Scenario;
import io.cadencia.simulation.scenario.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a known world through the real projection into MariaDB and back into a scenario. */
class CampaignWhatIfIT {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
    private static final int BATCH = 1_000;

    @TempDir
    private static Path folder;

    /** A day of it is stored as a server stores it. */
    private static final Scenario KNOWN = ScenarioReader.text("known", """
            run: {hours: 8, seeds: 2}
            team: [{advisors: 25}]
            debtors: {phones: [{answer: {8: 0.22, 12: 0.34}, busy: 0.2, invalid: 0.06}]}
            handling: {talk: {kind: gamma, shape: 2, mean: 100}, wrapUp: {kind: lognormal, mean: 25, cv: 0.7}}
            """, Map.of());

    private static DatabaseSettings settings;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        settings = TestDatabases.settings(TestDatabases.server(), CampaignWhatIfIT.class);
        database = Database.open(settings);
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO mandante (id, code, name, jurisdiction) VALUES (1, 'BANCO', 'Banco de Prueba', 'MX')");
            statement.execute("INSERT INTO portfolio (id, mandante_id, code, name, currency, compliance_profile)"
                    + " VALUES (1, 1, 'TC', 'Tarjetas', 'MXN', 'DEMO')");
            statement.execute("INSERT INTO campaign (id, portfolio_id, code, name, mode) VALUES"
                    + " (1, 1, 'worked', 'Uno', 'PREDICTIVE'), (2, 1, 'idle', 'Dos', 'PREDICTIVE')");
        }
        store(facts(KNOWN));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void shouldBuildTheScenarioOfAKnownWorldFromTheDatabase() throws Exception {
        // given the day stored
        // when
        Scenario built = new CampaignWhatIf(database).scenario("worked", KNOWN.campaign(), 2, MEXICO);

        // then
        var phone = built.world().portfolio().phones().getFirst();
        assertThat(phone.answer().at(10)).isCloseTo(0.22, within(0.025));
        assertThat(phone.answer().at(14)).isCloseTo(0.34, within(0.03));
        assertThat(phone.busy()).isCloseTo(0.2, within(0.02));
        assertThat(phone.invalid()).isCloseTo(0.06, within(0.012));
        assertThat(built.world().handling().talk().meanMs()).isCloseTo(100_000, within(5_000.0));
        assertThat(built.world().handling().wrapUp().meanMs()).isCloseTo(25_000, within(1_500.0));
        assertThat(built.world().team().advisors()).isEqualTo(25);
        assertThat(occupancy(built)).isCloseTo(occupancy(KNOWN), within(2.0));
    }

    private static double occupancy(Scenario scenario) throws InterruptedException {
        Scenario twoRuns = scenario.with(new Scenario.Run(
                Math.min(8, scenario.run().hours()), 60, 2, 1, scenario.run().policies()));
        return Laboratory.onAllCores(h -> {})
                .run(twoRuns, PolicyChoice.parseAll("cadencia"))
                .results()
                .getFirst()
                .estimate(Measure.OCCUPANCY)
                .mean();
    }

    @Test
    void shouldCompareSettingsOnACampaignsOwnHistoryFromTheCommandLine() throws Exception {
        Path config = Files.writeString(
                folder.resolve("server.yaml"), """
                database: {url: "%s", user: "%s", password: "%s"}
                telephony: {kind: simulated}
                campaigns:
                  - {code: worked, mandante: BANCO, portfolio: TC, mode: predictive, profile: DEMO,
                    callerId: "+525550000000", currency: MXN, locale: es-MX}
                """.formatted(settings.jdbcUrl(), settings.user(), settings.password()));
        Path json = folder.resolve("result.json");

        int code = Main.run(
                "simulate",
                "--from-campaign=worked",
                "--config=" + config,
                "--days=2",
                "--hours=2",
                "--seeds=1",
                "--compare=pacing.lateCancel=true",
                "--json=" + json);

        assertThat(code).isZero();
        assertThat(Files.readString(json)).contains("cadencia", "lateCancel=true", "\"occupancy\"");
    }

    @Test
    void shouldSayWhatIsMissingOfACampaignThatHasHardlyWorked() {
        var whatIf = new CampaignWhatIf(database);

        assertThatThrownBy(() -> whatIf.scenario("idle", VirtualWorld.campaign(0.029), 5, MEXICO))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("idle has too little history")
                .hasMessageContaining("0 recorded, 500 needed");
        assertThatThrownBy(() -> whatIf.scenario("none", VirtualWorld.campaign(0.029), 5, MEXICO))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("no campaign 'none'");
    }

    private static List<Fact> facts(Scenario scenario) {
        List<Fact> facts = new ArrayList<>();
        var world = new VirtualWorld(scenario.world(), 7, new Witness() {
            @Override
            public void on(Fact fact) {
                facts.add(fact);
            }
        });
        world.run(Long.MAX_VALUE, scenario.run().lengthMs(), Engine::apply);
        return facts;
    }

    private static void store(List<Fact> facts) throws Exception {
        var projection = new JooqFactProjection(database, "known");
        List<PositionedFact> batch = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            batch.add(new PositionedFact(new Position(1, i + 1), facts.get(i)));
            if (batch.size() == BATCH || i == facts.size() - 1) {
                projection.apply(batch);
                batch = new ArrayList<>();
            }
        }
    }
}
