package io.cadencia.telephony.simulated;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.TelephonySwitchContract;
import io.cadencia.telephony.population.DebtorPopulation;

/** The contract in virtual time: seconds of talk take no time. */
class SimulatedContractTest extends TelephonySwitchContract {
    private final VirtualScheduler scheduler = new VirtualScheduler();
    private final SimulatedTelephony simulated =
            new SimulatedTelephony(scheduler, SimulatedSettings.of(DebtorPopulation.hasty(), 1));

    @Override
    protected TelephonySwitch open() {
        return simulated;
    }

    @Override
    protected void pass(long ms) {
        scheduler.advance(ms);
    }

    @Override
    protected long now() {
        return scheduler.nowMs();
    }

    @Override
    protected void dropLink() {
        simulated.dropLink(1_200);
    }

    @Override
    protected void dropPhone(long sessionId) {
        simulated.dropAdvisor(sessionId);
    }
}
