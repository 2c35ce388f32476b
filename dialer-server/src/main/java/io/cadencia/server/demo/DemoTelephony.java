package io.cadencia.server.demo;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.server.app.StartSequence;
import io.cadencia.telephony.ami.AmiSettings;
import io.cadencia.telephony.ami.AmiTelephony;
import io.cadencia.telephony.ari.AriSettings;
import io.cadencia.telephony.ari.AriTelephony;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippProcess;
import io.cadencia.telephony.simulated.SimulatedSettings;
import io.cadencia.telephony.simulated.SimulatedTelephony;
import io.cadencia.telephony.simulated.WallClockScheduler;

/** The demo's switch and the debtors behind it. What it starts is stopped with the sequence. */
final class DemoTelephony {
    /** Domain of the advisors' phones: they pick up by themselves. */
    static final String ROBOT_PHONES = "robots";

    private DemoTelephony() {}

    /** A switch within this process. */
    static TelephonySwitch simulated(StartSequence parts, DebtorPopulation population, long seed) {
        WallClockScheduler scheduler = parts.start("The simulated carrier", WallClockScheduler::new);
        SimulatedSettings settings = SimulatedSettings.of(population, seed);
        return parts.start("The simulated switch", () -> new SimulatedTelephony(scheduler, settings));
    }

    /** A real Asterisk between two SIPp processes: one plays every debtor, the other the advisors' phones. */
    static TelephonySwitch asterisk(StartSequence parts, DebtorPopulation population, boolean ami) {
        SippProcess debtors = parts.start("The debtors (SIPp)", () -> SippProcess.debtors(population));
        SippProcess phones = parts.start("The advisors' phones (SIPp)", () -> SippProcess.phones());
        AsteriskProcess asterisk = parts.start(
                "Asterisk", () -> AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port())));
        AsteriskSettings settings = asterisk.settings();
        return parts.start("The link to Asterisk", () -> ami ? ami(settings) : ari(settings));
    }

    private static TelephonySwitch ari(AsteriskSettings where) {
        return new AriTelephony(
                AriSettings.of("127.0.0.1", where.ariPort(), AsteriskProcess.USER, where.ariPassword()));
    }

    private static TelephonySwitch ami(AsteriskSettings where) {
        return new AmiTelephony(
                AmiSettings.of("127.0.0.1", where.amiPort(), AsteriskProcess.USER, where.amiPassword()));
    }

    static String phoneOf(String login) {
        return login + "@" + ROBOT_PHONES;
    }
}
