package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said of a switch that cannot be dialled with, and that its link does not come up. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class RequirementsIT {
    private static AsteriskProcess asterisk;

    @BeforeAll
    static void startRig() {
        asterisk = AsteriskProcess.start(AsteriskSettings.local(5_999, 5_998));
    }

    @AfterAll
    static void stopRig() {
        asterisk.close();
    }

    private static AriSettings settings(int port, String password, Set<String> trunks) {
        AriSettings usual = AriSettings.of("127.0.0.1", port, AsteriskProcess.USER, password);
        return new AriSettings(
                usual.host(),
                usual.port(),
                usual.user(),
                usual.password(),
                usual.app(),
                trunks,
                usual.connections(),
                usual.queueLimit(),
                usual.commandTimeoutMs(),
                usual.pingMs(),
                usual.readIdleMs(),
                usual.firstBackOffMs(),
                usual.lastBackOffMs(),
                usual.node());
    }

    private static AriSettings real() {
        return settings(asterisk.settings().ariPort(), asterisk.settings().ariPassword(), Set.of("trunk"));
    }

    @Test
    void shouldFindNothingWrongWithTheAsteriskOfTheTemplates() throws InterruptedException {
        assertThat(AriExamination.of(real())).isEmpty();
        assertThat(firstWord(real())).isInstanceOf(TelephonyEvent.LinkUp.class);
    }

    @Test
    void shouldNameAWrongSecret() throws InterruptedException {
        AriSettings wrong = settings(asterisk.settings().ariPort(), "wrong", Set.of("trunk"));
        assertThat(AriExamination.of(wrong))
                .singleElement()
                .asString()
                .contains("refuses the user 'cadencia'", "ari.conf")
                .doesNotContain("wrong\"");
        assertThat(firstWord(wrong))
                .isInstanceOfSatisfying(
                        TelephonyEvent.LinkDown.class,
                        down -> assertThat(down.why()).contains("refuses the user"));
    }

    @Test
    void shouldNameASwitchThatDoesNotAnswer() throws IOException, InterruptedException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        assertThat(AriExamination.of(settings(nobody, "x", Set.of("trunk"))))
                .singleElement()
                .asString()
                .contains("nothing answers at 127.0.0.1:" + nobody);
        assertThat(firstWord(settings(nobody, "x", Set.of("trunk")))).isInstanceOf(TelephonyEvent.LinkDown.class);
    }

    @Test
    void shouldNameAnUnknownTrunk() throws InterruptedException {
        AriSettings wrong =
                settings(asterisk.settings().ariPort(), asterisk.settings().ariPassword(), Set.of("trunk", "carrier9"));
        assertThat(AriExamination.of(wrong)).singleElement().asString().contains("no PJSIP endpoint 'carrier9'");
    }

    @Test
    void shouldNameMissingModulesAndLeaveTheLinkDown() throws InterruptedException {
        try (AsteriskProcess bare = AsteriskProcess.start(AsteriskSettings.local(5_999, 5_998))) {
            bare.console("module unload app_amd.so");
            bare.console("module unload bridge_holding.so");
            AriSettings settings =
                    settings(bare.settings().ariPort(), bare.settings().ariPassword(), Set.of("trunk"));
            assertThat(AriExamination.of(settings))
                    .singleElement()
                    .asString()
                    .contains("runs without app_amd, bridge_holding", "modules.conf");
            assertThat(firstWord(settings))
                    .isInstanceOfSatisfying(
                            TelephonyEvent.LinkDown.class,
                            down -> assertThat(down.why()).contains("app_amd, bridge_holding"));
        }
    }

    @Test
    void shouldNameAnAsteriskThatIsTooOld() throws IOException, InterruptedException {
        List<String> names = List.of();
        HttpServer old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        answer(old, "/ari/asterisk/info", "{\"system\":{\"version\":\"20.9.3\"}}");
        answer(old, "/ari/asterisk/modules", modulesOf(asterisk));
        answer(old, "/ari/endpoints/PJSIP/trunk", "{}");
        old.start();
        try {
            assertThat(AriExamination.of(settings(old.getAddress().getPort(), "x", Set.of("trunk"))))
                    .as("modules %s", names)
                    .singleElement()
                    .asString()
                    .contains("Asterisk 20.9.3 is older than 22.10.1");
        } finally {
            old.stop(0);
        }
    }

    @Test
    void shouldTellVersionsApart() {
        for (String good : List.of("22.10.1", "22.10.1~dfsg+~cs6.15.60671435-1", "22.11.0", "23.0.0", "100.0.1")) {
            assertThat(Requirements.findings("{\"system\":{\"version\":\"" + good + "\"}}", "[]"))
                    .as(good)
                    .noneMatch(finding -> finding.contains("older"));
        }
        for (String bad : List.of("22.10.0", "22.9.9", "21.99.99", "", "GIT-master")) {
            assertThat(Requirements.findings("{\"system\":{\"version\":\"" + bad + "\"}}", "[]"))
                    .as(bad)
                    .anyMatch(finding -> finding.contains("older"));
        }
    }

    private static String modulesOf(AsteriskProcess real) {
        StringBuilder json = new StringBuilder("[");
        real.console("module show")
                .lines()
                .filter(line -> line.contains(".so ") && line.contains("Running"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .forEach(name -> json.append(json.length() > 1 ? "," : "")
                        .append("{\"name\":\"" + name + "\",\"status\":\"Running\"}"));
        return json.append(']').toString();
    }

    private static void answer(HttpServer server, String path, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    /** The first a listener hears of the link. */
    private static TelephonyEvent firstWord(AriSettings settings) throws InterruptedException {
        EventLog log = new EventLog();
        AriTelephony telephony = new AriTelephony(settings);
        try {
            telephony.start(log);
            for (int i = 0; i < 2_000 && log.events().isEmpty(); i++) {
                Thread.sleep(5);
            }
            assertThat(log.events()).isNotEmpty();
            return log.events().getFirst();
        } finally {
            telephony.close();
        }
    }
}
