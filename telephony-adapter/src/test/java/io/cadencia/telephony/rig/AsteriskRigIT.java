package io.cadencia.telephony.rig;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.population.ForcedNumber;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rig itself, and the things of Asterisk the adapter relies on, against the real programs. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class AsteriskRigIT {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldStartQuicklyAnswerAndLeaveNothingBehind() throws Exception {
        long pid;
        try (SippProcess debtors = SippProcess.debtors(DebtorPopulation.hasty());
                AsteriskProcess asterisk = AsteriskProcess.start(AsteriskSettings.local(debtors.port(), 9))) {
            assertThat(asterisk.console("core show version")).contains("Asterisk 22.");
            assertThat(asterisk.console("dialplan show cust@out")).contains("Stasis");
            pid = ProcessHandle.current()
                    .descendants()
                    .filter(p -> p.info()
                            .arguments()
                            .map(a -> String.join(" ", a).contains("bin/asterisk"))
                            .orElse(false))
                    .findFirst()
                    .orElseThrow()
                    .pid();
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }

    @Test
    void shouldPlayTheAbandonmentMessageWhenTheDialerIsAway() throws Exception {
        try (SippProcess debtors = SippProcess.debtors(DebtorPopulation.hasty());
                AsteriskProcess asterisk = AsteriskProcess.start(AsteriskSettings.local(debtors.port(), 9))) {
            String number = ForcedNumber.number(Behaviour.ANSWER, 200, 1);
            HttpResponse<String> placed = ari(
                    asterisk,
                    "POST",
                    "channels?endpoint=PJSIP/" + number
                            + "@trunk&context=out&extension=cust&priority=1&channelId=leg-1&timeout=20",
                    "");
            assertThat(placed.statusCode()).as(placed.body()).isEqualTo(200);
            long answered = awaitState(asterisk, "leg-1", "\"state\":\"Up\"");
            long playing = awaitState(asterisk, "leg-1", "\"app_name\":\"Playback\"");
            assertThat(TimeUnit.NANOSECONDS.toMillis(playing - answered)).isLessThan(2_000);
            long gone = awaitState(asterisk, "leg-1", "Channel not found");
            assertThat(TimeUnit.NANOSECONDS.toMillis(gone - playing)).isBetween(2_000L, 11_000L);
            assertThat(asterisk.lastLines()).doesNotContain("does not exist");
            Thread.sleep(500);
            assertThat(debtors.statistics()).isEqualTo(new SippStatistics(1, 0, 1, 0));
        }
    }

    @Test
    void shouldLetAPhoneRegisterWithAnAccountMadeWhileRunning() throws Exception {
        int phone = FreePorts.udp();
        try (AsteriskProcess asterisk = AsteriskProcess.start(AsteriskSettings.local(9, 9))) {
            provision(asterisk, "ana", "s3cret");
            assertThat(SippPhone.register(asterisk, "ana", "wrong", phone)).isFalse();
            assertThat(SippPhone.register(asterisk, "ana", "s3cret", phone)).isTrue();
            try (SippProcess robot = SippProcess.phones(phone)) {
                HttpResponse<String> call = ari(
                        asterisk,
                        "POST",
                        "channels?endpoint=PJSIP/ana&context=out&extension=sorry&priority=1&channelId=a-1",
                        "");
                assertThat(call.statusCode()).as(call.body()).isEqualTo(200);
                awaitState(asterisk, "a-1", "\"state\":\"Up\"");
                assertThat(robot.statistics().failed()).isZero();
            }
        }
    }

    private void provision(AsteriskProcess asterisk, String user, String password) throws Exception {
        String auth = "{\"fields\":[" + field("auth_type", "userpass") + "," + field("username", user) + ","
                + field("password", password) + "]}";
        String aor = "{\"fields\":[" + field("max_contacts", "1") + "," + field("remove_existing", "yes") + "]}";
        String endpoint = "{\"fields\":[" + field("transport", "udp") + "," + field("context", "from-phone") + ","
                + field("disallow", "all") + "," + field("allow", "ulaw") + "," + field("direct_media", "no") + ","
                + field("auth", user) + "," + field("aors", user) + "]}";
        put(asterisk, "auth/" + user, auth);
        put(asterisk, "aor/" + user, aor);
        put(asterisk, "endpoint/" + user, endpoint);
    }

    private void put(AsteriskProcess asterisk, String object, String body) throws Exception {
        HttpResponse<String> answer = ari(asterisk, "PUT", "asterisk/config/dynamic/res_pjsip/" + object, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String field(String name, String value) {
        return "{\"attribute\":\"" + name + "\",\"value\":\"" + value + "\"}";
    }

    private long awaitState(AsteriskProcess asterisk, String channel, String expected) throws Exception {
        String last = "";
        for (int i = 0; i < 600; i++) {
            last = ari(asterisk, "GET", "channels/" + channel, "").body();
            if (last.contains(expected)) {
                return System.nanoTime();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("never " + expected + ", last " + last);
    }

    private HttpResponse<String> ari(AsteriskProcess asterisk, String method, String path, String body)
            throws Exception {
        String login = Base64.getEncoder()
                .encodeToString(("cadencia:" + asterisk.settings().ariPassword()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + asterisk.settings().ariPort() + "/ari/" + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
