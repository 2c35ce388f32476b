package io.cadencia.telephony.simulated;

import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.AdvisorsContract;
import io.cadencia.telephony.contract.CallsContract;
import io.cadencia.telephony.contract.InboundContract;
import io.cadencia.telephony.contract.LinkContract;
import io.cadencia.telephony.contract.MachineDetectionContract;
import io.cadencia.telephony.contract.RecordingContract;
import io.cadencia.telephony.contract.SupervisionContract;
import io.cadencia.telephony.contract.SwitchBench;
import io.cadencia.telephony.contract.TransferContract;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.population.ForcedNumber;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The contract in virtual time: seconds of talk take no time. */
class SimulatedContractTest {
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

    @Nested
    class MachineDetection extends MachineDetectionContract {
        MachineDetection() {
            super(new Bench());
        }

        @Override
        protected String human() {
            return "+" + ForcedNumber.number(Behaviour.ANSWER, 300, 1);
        }

        @Override
        protected String machine() {
            return "+" + ForcedNumber.number(Behaviour.MACHINE, 300, 2);
        }
    }

    private static final class Bench implements SwitchBench {
        private final VirtualScheduler scheduler = new VirtualScheduler();
        private final SimulatedTelephony simulated =
                new SimulatedTelephony(scheduler, SimulatedSettings.of(DebtorPopulation.hasty(), 1));

        @Override
        public TelephonySwitch open() {
            return simulated;
        }

        @Override
        public void pass(long ms) {
            scheduler.advance(ms);
        }

        @Override
        public long now() {
            return scheduler.nowMs();
        }

        @Override
        public void dropLink() {
            simulated.dropLink(1_200);
        }

        @Override
        public void dropPhone(long sessionId) {
            simulated.dropAdvisor(sessionId);
        }

        @Override
        public void arrive(String called, String caller, long patienceMs) {
            simulated.arrive(called, caller, patienceMs);
        }

        @Override
        public Set<Prompt> playing() {
            return simulated.playing();
        }

        @Override
        public int channels() {
            return simulated.channels();
        }
    }
}
