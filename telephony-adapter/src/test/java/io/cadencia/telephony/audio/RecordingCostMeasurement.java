package io.cadencia.telephony.audio;

import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.ami.AmiSide;
import io.cadencia.telephony.ari.AriSettings;
import io.cadencia.telephony.ari.AriTelephony;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.measure.Usage;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.ForcedNumber;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What bridged calls with sound both ways cost Asterisk, unrecorded and recorded in the two ways there are.
 *
 * <pre>
 * mvn -q -pl telephony-adapter -am -Pmeasure-telephony process-test-classes \
 *   -Dmeasure.main=io.cadencia.telephony.audio.RecordingCostMeasurement -Dmeasure.args="50 20"
 * </pre>
 *
 * <p>Arguments: bridged calls, seconds of each measurement. The figures are scaled to 100 calls.
 */
@SuppressWarnings("SystemOut")
public final class RecordingCostMeasurement {
    private static final long FIRST_SESSION = 10_000;

    private RecordingCostMeasurement() {}

    public static void main(String[] args) throws InterruptedException {
        int pairs = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        for (String way : new String[] {"none", "snoop", "mixmonitor"}) {
            System.out.printf(
                    "%d calls with sound, recording %-10s: %.2f cores per 100 calls%n",
                    pairs, way, measure(way, pairs, seconds) * 100 / pairs);
        }
    }

    private static double measure(String way, int pairs, int seconds) throws InterruptedException {
        try (Parties far = new Parties();
                AsteriskProcess asterisk =
                        AsteriskProcess.start(AsteriskSettings.local(far.debtorsPort(), far.phonesPort()));
                AmiSide side = new AmiSide(Protocol.ami(asterisk.settings()));
                AriTelephony telephony = ari(asterisk, way, side)) {
            if (way.equals("mixmonitor")) {
                side.start(telephony::messageBegins);
            }
            EventLog log = new EventLog();
            telephony.start(log);
            await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
            for (int pair = 1; pair <= pairs; pair++) {
                connect(telephony, log, far, pair);
            }
            if (!way.equals("none")) {
                for (long leg = 1; leg <= pairs; leg++) {
                    telephony.record(leg, "cost-" + leg, RecordAction.START);
                }
                await(() -> log.all(TelephonyEvent.Recording.class).size() == pairs);
            }
            Usage before = Usage.of(asterisk.handle());
            TimeUnit.SECONDS.sleep(seconds);
            return Usage.of(asterisk.handle()).coresSince(before);
        }
    }

    private static AriTelephony ari(AsteriskProcess asterisk, String way, AmiSide side) {
        AriSettings settings = Protocol.ari(asterisk.settings());
        return way.equals("mixmonitor") ? new AriTelephony(settings, side.recorder()) : new AriTelephony(settings);
    }

    private static void connect(TelephonySwitch telephony, EventLog log, Parties far, long pair)
            throws InterruptedException {
        long session = FIRST_SESSION + pair;
        Voice advisor = far.voice(1_100);
        Voice debtor = far.voice(1_800);
        telephony.openAdvisor(session, new AdvisorEndpoint.Sip("p" + advisor.port() + "@robots"));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(session)));
        String number = "+" + ForcedNumber.number(Behaviour.ANSWER, 0, debtor.port());
        telephony.dial(new DialRequest(pair, number, "trunk", "+525550000000", 20_000, 15_000, 0));
        await(() -> log.count(pair, TelephonyEvent.Answered.class) == 1);
        telephony.connect(pair, session);
        await(() -> log.has(new TelephonyEvent.Connected(pair, session)));
    }

    private static void await(BooleanSupplier condition) {
        RealTime.await(condition, 20_000);
    }
}
