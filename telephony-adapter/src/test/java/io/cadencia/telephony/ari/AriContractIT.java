package io.cadencia.telephony.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.AdvisorsContract;
import io.cadencia.telephony.contract.CallsContract;
import io.cadencia.telephony.contract.InboundContract;
import io.cadencia.telephony.contract.LinkContract;
import io.cadencia.telephony.contract.Playing;
import io.cadencia.telephony.contract.RecordingContract;
import io.cadencia.telephony.contract.SupervisionContract;
import io.cadencia.telephony.contract.SwitchBench;
import io.cadencia.telephony.contract.TransferContract;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract against a real Asterisk with SIPp debtors and SIPp phones. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class AriContractIT {
    private static final List<SippProcess> callers = new ArrayList<>();
    private static SippProcess debtors;
    private static SippProcess phones;
    private static AsteriskProcess asterisk;

    @BeforeAll
    static void startRig() {
        debtors = SippProcess.debtors(DebtorPopulation.hasty());
        phones = SippProcess.phones();
        asterisk = AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));
    }

    @AfterAll
    static void stopRig() throws InterruptedException {
        Thread.sleep(600); // the statistics are a quarter of a second old
        assertThat(debtors.statistics().failed()).as(debtors.errors()).isZero();
        assertThat(phones.statistics().failed()).as(phones.errors()).isZero();
        callers.forEach(SippProcess::close);
        asterisk.close();
        phones.close();
        debtors.close();
    }

    @Nested
    class Calls extends CallsContract {
        Calls() {
            super(new Bench());
        }
    }

    @Nested
    class Advisors extends AdvisorsContract {
        Advisors() {
            super(new Bench());
        }

        @Test
        void shouldShowTheDebtorTheNumberOfTheRequest() {
            long session = advisor();
            for (long attached : new long[] {0, session}) {
                long leg = place(request(Behaviour.NO_ANSWER, 0, 20_000, attached));
                await(() -> log.count(leg, TelephonyEvent.Ringing.class) == 1);
                assertThat(asterisk.console("core show channel " + channelName(ChannelIds.leg(leg))))
                        .contains("Eff. Connected Line ID: +525550000000");
            }
        }
    }

    @Nested
    class Link extends LinkContract {
        Link() {
            super(new Bench());
        }
    }

    @Nested
    class Transfer extends TransferContract {
        Transfer() {
            super(new Bench());
        }
    }

    @Nested
    class Recording extends RecordingContract {
        Recording() {
            super(new Bench());
        }
    }

    @Nested
    class Supervision extends SupervisionContract {
        Supervision() {
            super(new Bench());
        }
    }

    @Nested
    class Inbound extends InboundContract {
        Inbound() {
            super(new Bench());
        }
    }

    private static String channelName(String wanted) {
        return channelLines("!" + wanted)
                .map(line -> line.substring(0, line.indexOf('!')))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Lines of calls, phones and ears whose id is the wanted. Music has channels too, which do not count; neither does
     * an ear that is closed: Asterisk keeps it until the next frame of the one it listened to, and these phones are mute.
     */
    private static Stream<String> channelLines(String wanted) {
        return asterisk.console("core show channels concise")
                .lines()
                .filter(line -> line.startsWith("PJSIP/") || (line.startsWith("Snoop/") && line.contains("!Stasis!")))
                .filter(line -> line.endsWith(wanted));
    }

    private static final class Bench implements SwitchBench {
        private final AriTelephony ari = new AriTelephony(AriSettings.of(
                "127.0.0.1",
                asterisk.settings().ariPort(),
                AsteriskProcess.USER,
                asterisk.settings().ariPassword()));

        @Override
        public TelephonySwitch open() {
            return ari;
        }

        @Override
        public void pass(long ms) {
            try {
                Thread.sleep(ms);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }

        @Override
        public long now() {
            return System.nanoTime() / 1_000_000;
        }

        @Override
        public void dropLink() {
            ari.dropLink();
        }

        @Override
        public void dropPhone(long sessionId) {
            asterisk.console("channel request hangup " + channelName(ChannelIds.advisor(sessionId)));
        }

        @Override
        public void arrive(String called, String caller, long patienceMs) {
            callers.add(SippProcess.caller(asterisk, called, caller, patienceMs));
        }

        @Override
        public Set<Prompt> playing() {
            return Playing.on(asterisk);
        }

        @Override
        public int channels() {
            return (int) channelLines("").count();
        }
    }
}
