package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.ExaminationContract;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AriExaminationIT extends ExaminationContract {
    @Override
    protected Target target(AsteriskSettings settings) {
        return new Target(settings.ariPort(), settings.ariPassword(), Set.of("trunk"));
    }

    private static AriSettings settings(Target target) {
        AriSettings usual = AriSettings.of("127.0.0.1", target.port(), AsteriskProcess.USER, target.password());
        return new AriSettings(
                usual.host(),
                usual.port(),
                usual.user(),
                usual.password(),
                usual.app(),
                target.trunks(),
                usual.connections(),
                usual.queueLimit(),
                usual.commandTimeoutMs(),
                usual.pingMs(),
                usual.readIdleMs(),
                usual.firstBackOffMs(),
                usual.lastBackOffMs(),
                usual.node());
    }

    @Override
    protected List<String> examine(Target target) throws InterruptedException {
        return AriExamination.of(settings(target));
    }

    @Override
    protected TelephonySwitch open(Target target) {
        return new AriTelephony(settings(target));
    }

    @Override
    protected String secretFile() {
        return "ari.conf";
    }

    @Test
    void shouldNameAnAsteriskThatIsTooOld() throws IOException, InterruptedException {
        HttpServer old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        answer(old, "/ari/asterisk/info", "{\"system\":{\"version\":\"20.9.3\"}}");
        answer(old, "/ari/asterisk/modules", modulesOf(asterisk));
        answer(old, "/ari/endpoints/PJSIP/trunk", "{}");
        old.start();
        try {
            assertThat(examine(new Target(old.getAddress().getPort(), "x", Set.of("trunk"))))
                    .singleElement()
                    .asString()
                    .contains("Asterisk 20.9.3 is older than 22.10.1");
        } finally {
            old.stop(0);
        }
    }

    private static String modulesOf(AsteriskProcess real) {
        return real.console("module show")
                .lines()
                .filter(line -> line.contains(".so ") && line.contains("Running"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .map(name -> "{\"name\":\"" + name + "\",\"status\":\"Running\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void answer(HttpServer server, String path, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
