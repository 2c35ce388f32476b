package io.cadencia.server.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.server.rules.yaml.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes, trunks and numbers of a server's configuration. */
@NullMarked
@SuppressWarnings("NullAway.Init")
class ExchangeConfigTest {
    private static final String TWO_NODES = """
            database: {url: "jdbc:mariadb://127.0.0.1/cadencia", user: u, password: p}
            telephony:
              nodes:
                - {name: norte, host: 10.0.0.1, user: u, password: p}
                - {name: sur, host: 10.0.0.2, user: u, password: p, weight: 3, maxCalls: 200}
              trunks:
                - name: cl
                  nodes: [sur]
                  callsPerSecond: 20
                  callerIds:
                    - {number: "+56600123456", purpose: collection}
                    - {number: "+56809123456", purpose: sales}
            campaigns:
              - {code: c, mandante: M, portfolio: P, mode: manual, profile: DEMO, trunk: cl, currency: CLP, locale: es-CL}
            """;

    @TempDir
    Path folder;

    @Test
    void shouldReadNodesTrunksAndNumbers() throws IOException {
        ServerConfig config = read(TWO_NODES);

        assertThat(config.telephony().exchange().nodes())
                .containsExactly(new NodeSpec("norte", 1, 1_000), new NodeSpec("sur", 3, 200));
        assertThat(config.telephony().nodes())
                .extracting(n -> Objects.requireNonNull(n.ari()).trunks())
                .containsExactly(Set.of(), Set.of("cl"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trunk: cl, | trunk: mx, | campaigns[0].trunk: 'mx' is unknown; there are cl",
                "trunk: cl, | | campaigns[0].trunk: 'trunk' is unknown; there are cl",
                "trunk: cl, | trunk: cl, callerId: '+56809123456', | campaigns[0].callerId: '+56809123456' is not a number of"
                        + " the trunk 'cl' for COLLECTION",
                "trunk: cl, | trunk: cl, purpose: service, | campaigns[0].callerId: the trunk 'cl' has no number for SERVICE",
                "+56600123456 | +56221234567 | callerIds[0].number: '+56221234567' may not be shown for COLLECTION in Chile",
                "+56600123456 | 600123456 | callerIds[0].number: '600123456' must be written in full",
                "nodes: [sur] | nodes: [este] | telephony.trunks: 'cl' is on a node 'este' that is not among the nodes",
                "name: sur | name: norte | telephony.nodes: 'norte' is given twice",
                "weight: 3 | weight: 0 | telephony.nodes[1].weight: '0' must be 1 to 1000",
                "nodes: [sur] | maxCalls: 0 | telephony.trunks[0].maxCalls: '0' must be 1 to 100000",
            })
    void shouldRefuseNodesTrunksAndNumbersThatDoNotFit(String good, @Nullable String bad, String message) {
        assertThatThrownBy(() -> read(TWO_NODES.replace(good, bad == null ? "" : bad)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(folder.resolve("server.yaml") + ": ")
                .hasMessageContaining(message);
    }

    private ServerConfig read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("server.yaml"), text);
        return ServerConfigReader.read(file, System::getenv);
    }
}
