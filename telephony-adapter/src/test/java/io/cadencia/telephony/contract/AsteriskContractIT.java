package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.TelephonyEvent;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract against a real Asterisk with SIPp debtors and SIPp phones, by each of its protocols. */
@ParameterizedClass
@EnumSource
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class AsteriskContractIT {
    private static AsteriskRig rig;

    private final Protocol protocol;

    AsteriskContractIT(Protocol protocol) {
        this.protocol = protocol;
    }

    @BeforeAll
    static void startRig() {
        rig = new AsteriskRig();
    }

    @AfterAll
    static void stopRig() throws InterruptedException {
        rig.stop();
    }

    private SwitchBench bench() {
        return protocol.bench(rig.asterisk());
    }

    @Nested
    class Calls extends CallsContract {
        Calls() {
            super(bench());
        }
    }

    @Nested
    class Advisors extends AdvisorsContract {
        Advisors() {
            super(bench());
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
            super(bench());
        }
    }

    @Nested
    class Transfer extends TransferContract {
        Transfer() {
            super(bench());
        }
    }

    @Nested
    class Recording extends RecordingContract {
        Recording() {
            super(bench());
        }
    }

    @Nested
    class Deletion extends SwitchContract {
        Deletion() {
            super(bench());
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
            super(bench());
        }
    }

    @Nested
    class Inbound extends InboundContract {
        Inbound() {
            super(bench());
        }
    }
}
