package io.cadencia.telephony.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.FarEnd;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asterisk counts every HTTP connection and every WebSocket against one limit, by default a hundred. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class SessionLimitIT {
    private static final int MANY = 300;

    @Test
    void shouldStillCommandASwitchWithHundredsOfOpenSockets() throws IOException {
        List<Socket> open = new ArrayList<>();
        try (FarEnd far = FarEnd.start()) {
            AsteriskProcess asterisk = AsteriskProcess.start(AsteriskSettings.local(far.port(), far.port()));
            for (int i = 0; i < MANY; i++) {
                open.add(i % 2 == 0 ? keptAlive(asterisk.settings()) : webSocket(asterisk.settings(), i));
            }
            try (NearEnd near = new NearEnd(asterisk)) {
                long session = near.advisor("hum1000@robots");
                long leg = near.answered("hum0440");
                near.connect(leg, session);
                near.hangUp(leg);
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private static Socket keptAlive(AsteriskSettings settings) throws IOException {
        return connect(settings, "GET /ari/asterisk/ping HTTP/1.1\r\n", "200 OK");
    }

    private static Socket webSocket(AsteriskSettings settings, int i) throws IOException {
        return connect(
                settings,
                "GET /ari/events?app=other" + i + " HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
                "101 ");
    }

    private static Socket connect(AsteriskSettings settings, String request, String expected) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), settings.ariPort());
        socket.setSoTimeout(5_000);
        String login = AsteriskProcess.USER + ":" + settings.ariPassword();
        String head = request + "Host: 127.0.0.1\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)) + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        byte[] answer = in.readNBytes(16);
        assertThat(new String(answer, StandardCharsets.US_ASCII)).contains(expected);
        return socket;
    }
}
