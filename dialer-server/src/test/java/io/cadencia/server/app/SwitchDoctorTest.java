package io.cadencia.server.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.server.app.config.ServerConfigReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of each switch is the examinations' own test; here that each is asked by the way it is driven. */
class SwitchDoctorTest {
    @TempDir
    private Path folder;

    @Test
    void shouldExamineByAriAndTheConnectionBesideIt() throws Exception {
        int nobody = freePort();

        assertThat(examine("ari", nobody, 2))
                .contains("wrong node norte: nothing answers at 127.0.0.1:" + nobody, "does http.conf bind")
                .contains("wrong node norte: the connection beside ARI: nothing answers", "does manager.conf bind");
    }

    @Test
    void shouldExamineByAmiAloneWhereAmiDrives() throws Exception {
        int nobody = freePort();

        assertThat(examine("ami", nobody, 1))
                .contains("wrong node norte: nothing answers at 127.0.0.1:" + nobody, "does manager.conf bind")
                .doesNotContain("http.conf");
    }

    @Test
    void shouldHaveNothingToSayOfASimulatedSwitch() throws Exception {
        assertThat(examine("simulated", freePort(), 0)).isEqualToIgnoringNewLines("  ok    node local");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private String examine(String kind, int port, int wrong) throws Exception {
        String nodes = kind.equals("simulated") ? "" : """
                  nodes:
                    - name: norte
                      host: 127.0.0.1
                      port: %1$d
                      user: cadencia
                      password: secret
                      ami: {port: %1$d, user: cadencia, password: secret}
                """.formatted(port);
        Path file = Files.writeString(folder.resolve("server.yaml"), """
                folder: %s
                database: {url: "jdbc:mariadb://127.0.0.1:3306/cadencia", user: u, password: p}
                telephony:
                  kind: %s
                %s
                campaigns:
                  - {code: c, mandante: BANCO, portfolio: TDC, profile: DEMO, callerId: "+525550000000", currency: MXN, locale: es-MX, mode: progressive}
                """.formatted(folder, kind, nodes));
        var said = new ByteArrayOutputStream();
        assertThat(SwitchDoctor.examine(
                        ServerConfigReader.read(file, Map.<String, String>of()::get),
                        new PrintStream(said, true, UTF_8)))
                .isEqualTo(wrong);
        return said.toString(UTF_8);
    }
}
