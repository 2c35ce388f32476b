package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.contract.FailuresContract;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import org.junit.jupiter.api.Test;

class AriFailuresIT extends FailuresContract {
    AriFailuresIT() {
        super(Protocol.ARI);
    }

    @Override
    protected TelephonySwitch impatient(AsteriskSettings where) {
        AriSettings usual = Protocol.ari(where);
        return new AriTelephony(new AriSettings(
                usual.host(),
                usual.port(),
                usual.user(),
                usual.password(),
                usual.app(),
                usual.trunks(),
                4,
                100,
                1_000,
                400,
                1_500,
                50,
                500,
                0));
    }

    @Test
    void shouldAdoptPairsRecordingsSupervisorsAndArrivalsOfTheEngineBefore() {
        EventLog log = new EventLog();
        TelephonySwitch first = connected(log);
        for (long session : new long[] {4, 5}) {
            ack(first.openAdvisor(session, robot()));
            await(() -> log.has(new TelephonyEvent.AdvisorUp(session)));
        }
        for (long leg : new long[] {43, 44, 45, 46}) {
            answered(first, log, leg, Behaviour.ANSWER);
            ack(first.connect(leg, 4));
        }
        ack(first.pair(43, 44));
        ack(first.pair(45, 46));
        ack(first.record(43, "before-and-after", RecordAction.START));
        ack(first.supervise(5, 4, SuperviseMode.LISTEN));
        try (SippProcess caller = SippProcess.caller(asterisk, "5550001", "525511112222", 30_000)) {
            await(() -> log.all(TelephonyEvent.Arrived.class).size() == 1);
            long arrival = log.all(TelephonyEvent.Arrived.class).getFirst().legId();
            first.close();
            asterisk.console("channel request hangup " + channelName("leg-46-"));

            EventLog next = new EventLog();
            TelephonySwitch second = connected(next);

            assertThat(next.all(TelephonyEvent.LinkUp.class)
                            .getFirst()
                            .snapshot()
                            .legs())
                    .contains(
                            new SwitchSnapshot.Leg(43, LegState.CONNECTED, 0, 44),
                            new SwitchSnapshot.Leg(44, LegState.CONNECTED, 0, 43));
            await(() -> next.count(45, TelephonyEvent.Ended.class) == 1); // its partner is gone
            await(() -> next.has(new TelephonyEvent.Arrived(arrival, "5550001", "525511112222")));
            ack(second.connect(arrival, 4));
            await(() -> next.has(new TelephonyEvent.Connected(arrival, 4)));
            await(() -> second.record(43, "before-and-after", RecordAction.STOP)
                    .toCompletableFuture()
                    .join()
                    .equals(Ack.ACCEPTED));
            ack(second.supervise(5, 4, SuperviseMode.OFF));
            ack(second.hangup(44));
            await(() -> next.count(43, TelephonyEvent.Ended.class) == 1);
            ack(second.hangup(arrival));
            ack(second.closeAdvisor(4));
            ack(second.closeAdvisor(5));
            await(() -> channels().lines().noneMatch(line -> line.startsWith("PJSIP/") || line.startsWith("Snoop/")));
            assertThat(caller.port()).isPositive();
        }
    }

    @Test
    void shouldRemoveTheEarOfARecordingThatEndedWhileNobodyWasThere() throws Exception {
        EventLog log = new EventLog();
        TelephonySwitch first = connected(log);
        answered(first, log, 51, Behaviour.ANSWER);
        ack(first.openAdvisor(6, robot()));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(6)));
        ack(first.connect(51, 6));
        ack(first.record(51, "cut-off", RecordAction.START));
        assertThat(ears()).isEqualTo(1);
        first.close();
        assertThat(post("recordings/live/cut-off/stop")).isEqualTo(204);
        assertThat(ears()).isEqualTo(1);

        EventLog next = new EventLog();
        TelephonySwitch second = connected(next);

        await(() -> ears() == 0);
        ack(second.record(51, "the-next", RecordAction.START));
        assertThat(next.count(51, TelephonyEvent.Ended.class)).isZero();
    }

    /** A switch that was frozen comes late to connections that were given up; each takes the application for itself. */
    @Test
    void shouldTakeTheApplicationBackFromAConnectionThatIsNoEngine() throws Exception {
        EventLog log = new EventLog();
        TelephonySwitch telephony = connected(log);
        answered(telephony, log, 55, Behaviour.ANSWER);

        WebSocket ghost = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", AriHttpPool.authorization(ours()))
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + ours().port() + "/ari/events?app=" + ours().app()),
                        new WebSocket.Listener() {})
                .join();
        ghost.abort();

        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        assertThat(log.all(TelephonyEvent.LeadershipLost.class)).isEmpty();
        ack(telephony.hangup(55));
        await(() -> log.count(55, TelephonyEvent.Ended.class) == 1);
        answered(telephony, log, 56, Behaviour.ANSWER);
    }

    private AriSettings ours() {
        return Protocol.ari(asterisk.settings());
    }

    /** Those at work: a closed one stays until the next frame of the one it listened to, and these phones are mute. */
    private long ears() {
        return channels()
                .lines()
                .filter(line -> line.startsWith("Snoop/") && line.contains("!Stasis!"))
                .count();
    }

    private int post(String path) throws IOException, InterruptedException {
        AriSettings where = ours();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + where.host() + ":" + where.port() + "/ari/" + path))
                .header("Authorization", AriHttpPool.authorization(where))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private String channelName(String wanted) {
        return channels()
                .lines()
                .filter(line -> line.endsWith("!" + wanted))
                .map(line -> line.substring(0, line.indexOf('!')))
                .findFirst()
                .orElseThrow();
    }
}
