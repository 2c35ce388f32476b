package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.ami.AmiSide;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.population.ForcedNumber;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A manager connection beside ARI: it records, and tells who heard the message while ARI was down. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class SideConnectionIT {
    private static final long LEG = 71;

    /** A header and nothing said. */
    private static final long EMPTY_WAV = 44;

    private final EventLog log = new EventLog();
    private SippProcess debtors;
    private SippProcess phones;
    private AsteriskProcess asterisk;
    private AmiSide side;

    @BeforeEach
    void startRig() {
        debtors = SippProcess.debtors(DebtorPopulation.hasty());
        phones = SippProcess.phones();
        asterisk = AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));
        side = new AmiSide(Protocol.ami(asterisk.settings()));
    }

    @AfterEach
    void stopRig() {
        side.close();
        asterisk.close();
        phones.close();
        debtors.close();
    }

    @Test
    void shouldTellThatTheMessageWasPlayedAndOverWhileTheLinkWasDown() {
        try (AriTelephony telephony = ari(20_000)) {
            side.start(telephony::messageBegins);
            answeredWhileTheLinkIsDown(telephony);
            await(() -> !channels().contains("leg-" + LEG + "-"));
            assertThat(log.count(LEG, TelephonyEvent.Ended.class)).isZero();

            await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);

            assertThat(log.ended(LEG).cause().at()).isEqualTo(LegState.MESSAGE);
            assertThat(log.ended(LEG).cause().by()).isEqualTo(EndedBy.LOST);
            assertThat(log.count(LEG, TelephonyEvent.Ended.class)).isEqualTo(1);
            assertThat(log.events().getLast()).isInstanceOf(TelephonyEvent.LinkUp.class);
        }
    }

    @Test
    void shouldTellThatTheMessageWasPlayedWhenTheLinkComesBackMeanwhile() {
        try (AriTelephony telephony = ari(4_500)) {
            side.start(telephony::messageBegins);
            answeredWhileTheLinkIsDown(telephony);

            await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
            await(() -> log.count(LEG, TelephonyEvent.Ended.class) == 1);

            assertThat(log.ended(LEG).cause().at()).isEqualTo(LegState.MESSAGE);
            assertThat(log.ended(LEG).cause().by()).isEqualTo(EndedBy.SWITCH);
        }
    }

    @Test
    void shouldRecordWithoutTouchingTheBridge() throws Exception {
        AriSettings settings = settings();
        try (AriTelephony telephony = new AriTelephony(settings, side.recorder())) {
            side.start(telephony::messageBegins);
            telephony.start(log);
            await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
            accepted(telephony.openAdvisor(7, new AdvisorEndpoint.Sip("phone@robots")));
            await(() -> log.has(new TelephonyEvent.AdvisorUp(7)));
            String number = "+" + ForcedNumber.number(Behaviour.ANSWER, 0, 71);
            accepted(telephony.dial(new DialRequest(LEG, number, "trunk", "+525550000000", 20_000, 2_000, 0)));
            await(() -> log.count(LEG, TelephonyEvent.Answered.class) == 1);
            accepted(telephony.connect(LEG, 7));
            await(() -> log.has(new TelephonyEvent.Connected(LEG, 7)));
            Path spool = asterisk.folder().resolve("var/spool/recording");

            await(() -> value(telephony.record(LEG, "call-71", RecordAction.START)) instanceof Ack.Accepted);
            assertThat(asterisk.console("bridge show adv-7-")).contains("simple_bridge");
            accepted(telephony.record(LEG, "call-71", RecordAction.PAUSE));
            accepted(telephony.record(LEG, "call-71", RecordAction.RESUME));
            accepted(telephony.record(LEG, "call-71", RecordAction.STOP));
            await(() -> Files.exists(spool.resolve("call-71.wav")));
            accepted(telephony.record(LEG, "call-71", RecordAction.DISCARD));
            await(() -> spool.resolve("call-71.wav").toFile().length() <= EMPTY_WAV);

            assertThat(telephony.capabilities())
                    .contains(Capability.RECORDING)
                    .doesNotContain(Capability.RECORDING_PAUSE_CUTS);
            accepted(telephony.hangup(LEG));
            await(() ->
                    !Files.exists(spool.resolve("call-71.wav"))); // MixMonitor ends with the next audio; these are mute
        }
    }

    @Test
    void shouldRecordACallFromOutside() {
        try (AriTelephony telephony = new AriTelephony(settings(), side.recorder());
                SippProcess caller = SippProcess.caller(asterisk, "5550001", "5511223344", 20_000)) {
            side.start(telephony::messageBegins);
            telephony.start(log);
            await(() -> !log.all(TelephonyEvent.Arrived.class).isEmpty());
            long leg = log.all(TelephonyEvent.Arrived.class).getFirst().legId();
            accepted(telephony.answer(leg));
            await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
            Path spool = asterisk.folder().resolve("var/spool/recording");

            await(() -> value(telephony.record(leg, "inbound", RecordAction.START)) instanceof Ack.Accepted);
            await(() -> Files.exists(spool.resolve("inbound.wav")));
            accepted(telephony.record(leg, "inbound", RecordAction.STOP));
            accepted(telephony.hangup(leg));
            await(() -> log.count(leg, TelephonyEvent.Ended.class) == 1);
            assertThat(caller.errors()).isEmpty();
        }
    }

    private static void accepted(CompletionStage<Ack> answer) {
        assertThat(value(answer)).isEqualTo(Ack.ACCEPTED);
    }

    private static Ack value(CompletionStage<Ack> answer) {
        return answer.toCompletableFuture().join();
    }

    private void answeredWhileTheLinkIsDown(AriTelephony telephony) {
        telephony.start(log);
        await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
        String number = "+" + ForcedNumber.number(Behaviour.ANSWER, 900, 71);
        Ack placed = telephony
                .dial(new DialRequest(LEG, number, "trunk", "+525550000000", 20_000, 2_000, 0))
                .toCompletableFuture()
                .join();
        assertThat(placed).isEqualTo(Ack.ACCEPTED);
        await(() -> log.count(LEG, TelephonyEvent.Ringing.class) == 1);
        telephony.dropLink();
        await(() -> channels().contains("!Up!Playback!"));
        assertThat(log.count(LEG, TelephonyEvent.Answered.class)).isZero();
    }

    /** @param awayMs how long the link stays down once it is cut */
    private AriTelephony ari(long awayMs) {
        AriSettings usual = settings();
        return new AriTelephony(new AriSettings(
                usual.host(),
                usual.port(),
                usual.user(),
                usual.password(),
                usual.app(),
                usual.trunks(),
                usual.connections(),
                usual.queueLimit(),
                usual.commandTimeoutMs(),
                usual.pingMs(),
                usual.readIdleMs(),
                awayMs,
                awayMs,
                0));
    }

    private AriSettings settings() {
        return Protocol.ari(asterisk.settings());
    }

    private String channels() {
        return asterisk.console("core show channels concise");
    }

    private static void await(BooleanSupplier condition) {
        RealTime.await(condition, 30_000);
    }
}
