package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
public abstract class ExaminationContract {
    protected static AsteriskProcess asterisk;

    /** Where to look, and with what secret. */
    public record Target(int port, String password, Set<String> trunks) {}

    @BeforeAll
    static void startRig() {
        asterisk = AsteriskProcess.start(AsteriskSettings.local(5_999, 5_998));
    }

    @AfterAll
    static void stopRig() {
        asterisk.close();
    }

    /** The right port and secret. */
    protected abstract Target target(AsteriskSettings settings);

    protected abstract List<String> examine(Target target) throws InterruptedException;

    protected abstract TelephonySwitch open(Target target);

    /** Where the secret should be. */
    protected abstract String secretFile();

    @Test
    void shouldFindNothingWrongWithTheAsteriskOfTheTemplates() throws InterruptedException {
        Target real = target(asterisk.settings());
        assertThat(examine(real)).isEmpty();
        assertThat(firstWord(real)).isInstanceOf(TelephonyEvent.LinkUp.class);
    }

    @Test
    void shouldNameAWrongSecret() throws InterruptedException {
        Target wrong = new Target(target(asterisk.settings()).port(), "wrong", Set.of("trunk"));
        assertThat(examine(wrong))
                .singleElement()
                .asString()
                .contains("refuses the user 'cadencia'", secretFile())
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
        Target target = new Target(nobody, "x", Set.of("trunk"));
        assertThat(examine(target)).singleElement().asString().contains("nothing answers at 127.0.0.1:" + nobody);
        assertThat(firstWord(target)).isInstanceOf(TelephonyEvent.LinkDown.class);
    }

    @Test
    void shouldNameAnUnknownTrunk() throws InterruptedException {
        Target right = target(asterisk.settings());
        Target wrong = new Target(right.port(), right.password(), Set.of("trunk", "carrier9"));
        assertThat(examine(wrong)).singleElement().asString().contains("no PJSIP endpoint 'carrier9'");
    }

    @Test
    void shouldNameMissingModulesAndLeaveTheLinkDown() throws InterruptedException {
        try (AsteriskProcess bare = AsteriskProcess.start(AsteriskSettings.local(5_999, 5_998))) {
            bare.console("module unload app_playback.so");
            bare.console("module unload bridge_holding.so");
            Target target = target(bare.settings());
            assertThat(examine(target))
                    .singleElement()
                    .asString()
                    .contains("runs without app_playback, bridge_holding", "modules.conf");
            assertThat(firstWord(target))
                    .isInstanceOfSatisfying(
                            TelephonyEvent.LinkDown.class,
                            down -> assertThat(down.why()).contains("app_playback, bridge_holding"));
        }
    }

    /** The first a listener hears of the link. */
    protected TelephonyEvent firstWord(Target target) {
        EventLog log = new EventLog();
        try (TelephonySwitch telephony = open(target)) {
            telephony.start(log);
            RealTime.await(() -> !log.events().isEmpty(), 10_000);
            return log.events().getFirst();
        }
    }
}
