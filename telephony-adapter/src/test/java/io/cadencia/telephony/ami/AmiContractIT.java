package io.cadencia.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.AdvisorsContract;
import io.cadencia.telephony.contract.AsteriskBench;
import io.cadencia.telephony.contract.AsteriskRig;
import io.cadencia.telephony.contract.CallsContract;
import io.cadencia.telephony.contract.InboundContract;
import io.cadencia.telephony.contract.LinkContract;
import io.cadencia.telephony.contract.RecordingContract;
import io.cadencia.telephony.contract.SupervisionContract;
import io.cadencia.telephony.contract.SwitchContract;
import io.cadencia.telephony.contract.TransferContract;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.population.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract against a real Asterisk with SIPp debtors and SIPp phones. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class AmiContractIT {
    private static AsteriskRig rig;

    @BeforeAll
    static void startRig() {
        rig = new AsteriskRig();
    }

    @AfterAll
    static void stopRig() throws InterruptedException {
        rig.stop();
    }

    @Nested
    class Calls extends CallsContract {
        Calls() {
            super(new AmiBench(rig.asterisk()));
        }
    }

    @Nested
    class Advisors extends AdvisorsContract {
        Advisors() {
            super(new AmiBench(rig.asterisk()));
        }

        @Test
        void shouldShowTheDebtorTheNumberOfTheRequest() {
            long session = advisor();
            for (long attached : new long[] {0, session}) {
                long leg = place(request(Behaviour.NO_ANSWER, 0, 20_000, attached));
                await(() -> log.count(leg, TelephonyEvent.Ringing.class) == 1);
                assertThat(rig.asterisk()
                                .console("core show channel "
                                        + AsteriskBench.channelName(rig.asterisk(), ChannelIds.leg(leg))))
                        .contains("Eff. Connected Line ID: +525550000000");
            }
        }
    }

    @Nested
    class Link extends LinkContract {
        Link() {
            super(new AmiBench(rig.asterisk()));
        }
    }

    @Nested
    class Transfer extends TransferContract {
        Transfer() {
            super(new AmiBench(rig.asterisk()));
        }
    }

    @Nested
    class Recording extends RecordingContract {
        Recording() {
            super(new AmiBench(rig.asterisk()));
        }
    }

    @Nested
    class Deletion extends SwitchContract {
        Deletion() {
            super(new AmiBench(rig.asterisk()));
        }

        /** At the line's next audio or its end; these phones are mute. Empty it is at once. */
        @Test
        void shouldDeleteTheFileOfADiscardedRecording() {
            long leg = connected(advisor());
            String name = "discarded-" + leg;
            Path file = rig.asterisk().folder().resolve("var/spool/recording").resolve(name + ".wav");
            accepted(telephony.record(leg, name, RecordAction.START));
            await(() -> Files.exists(file));
            accepted(telephony.record(leg, name, RecordAction.DISCARD));
            await(() -> file.toFile().length() <= 44);
            accepted(telephony.hangup(leg));
            await(() -> !Files.exists(file));
        }
    }

    @Nested
    class Supervision extends SupervisionContract {
        Supervision() {
            super(new AmiBench(rig.asterisk()));
        }
    }

    @Nested
    class Inbound extends InboundContract {
        Inbound() {
            super(new AmiBench(rig.asterisk()));
        }
    }
}
