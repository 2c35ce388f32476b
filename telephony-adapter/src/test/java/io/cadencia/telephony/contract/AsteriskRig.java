package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippProcess;

/** A real Asterisk with SIPp debtors and SIPp phones, for all the tests of a class. */
public final class AsteriskRig {
    private final SippProcess debtors = SippProcess.debtors(DebtorPopulation.hasty());
    private final SippProcess phones = SippProcess.phones();
    private final AsteriskProcess asterisk =
            AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));

    public AsteriskProcess asterisk() {
        return asterisk;
    }

    /** Ends it, and sees that no call went otherwise than SIPp's scenarios say. */
    public void stop() throws InterruptedException {
        Thread.sleep(600); // the statistics are a quarter of a second old
        assertThat(debtors.statistics().failed()).as(debtors.errors()).isZero();
        assertThat(phones.statistics().failed()).as(phones.errors()).isZero();
        asterisk.close();
        phones.close();
        debtors.close();
    }
}
