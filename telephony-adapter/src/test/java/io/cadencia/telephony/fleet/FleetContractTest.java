package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.AdvisorsContract;
import io.cadencia.telephony.contract.CallsContract;
import io.cadencia.telephony.contract.LinkContract;
import io.cadencia.telephony.contract.SwitchBench;
import io.cadencia.telephony.contract.TransferContract;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.simulated.SimulatedSettings;
import io.cadencia.telephony.simulated.SimulatedTelephony;
import io.cadencia.telephony.simulated.VirtualScheduler;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/**
 * The contract over two simulated nodes, with every phone on one and every call on the other: whatever the contract
 * asks for goes through a tie line. What the two say of their links is told as one.
 */
class FleetContractTest {
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

    private static final class Bench implements SwitchBench {
        private final VirtualScheduler scheduler = new VirtualScheduler();
        private final SimulatedTelephony calls = simulated(1);
        private final SimulatedTelephony phones = simulated(2);
        private final SwitchFleet fleet = new SwitchFleet(
                List.of(new Node("calls", calls, "127.0.0.1:5060"), new Node("phones", phones, "127.0.0.1:5061")));

        private SimulatedTelephony simulated(long seed) {
            return new SimulatedTelephony(scheduler, SimulatedSettings.of(DebtorPopulation.hasty(), seed));
        }

        @Override
        public TelephonySwitch open() {
            return CrossedFleet.over(fleet);
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
            calls.dropLink(1_200);
            phones.dropLink(1_200);
        }

        @Override
        public void dropPhone(long sessionId) {
            phones.dropAdvisor(sessionId);
        }

        @Override
        public void arrive(String called, String caller, long patienceMs) {
            calls.arrive(called, caller, patienceMs);
        }

        @Override
        public Set<Prompt> playing() {
            return calls.playing();
        }

        @Override
        public int channels() {
            return calls.channels() + phones.channels();
        }
    }
}
