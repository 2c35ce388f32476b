package io.cadencia.telephony.measure;

import io.cadencia.telephony.rig.AsteriskBundle;
import java.util.concurrent.TimeUnit;

/**
 * Calls for a long time at one rate: does memory stay flat, is any channel or event left over?
 *
 * <pre>
 * mvn -q -pl telephony-adapter -am -Pmeasure-telephony process-test-classes -Dmeasure.main=SoakMeasurement -Dmeasure.args="ari 24 20"
 * </pre>
 *
 * <p>Arguments: the adapter, minutes, calls per second. A line per minute: calls live, resident memory of Asterisk, heap
 * of this process after a collection. At the end the switch is asked what it still has of ours.
 */
@SuppressWarnings("SystemOut")
public final class SoakMeasurement {
    private SoakMeasurement() {}

    public static void main(String[] args) throws InterruptedException {
        String name = args.length > 0 ? args[0] : "ari";
        int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 24;
        int rate = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        System.out.printf(
                "Asterisk %s by %s, %d calls/s for %d minutes%n",
                AsteriskBundle.locate().version(), name, rate, minutes);
        try (Load load = new Load(Adapter.named(name))) {
            load.open(rate * 3);
            Usage before = Usage.of(load.asterisk());
            for (int minute = 1; minute <= minutes; minute++) {
                load.place(rate, TimeUnit.MINUTES.toSeconds(1));
                Usage now = Usage.of(load.asterisk());
                System.out.printf(
                        "minute %2d: placed %,d ended %,d live %d, Asterisk %,d kB %.2f cores, heap %,d kB, unmatched %d%n",
                        minute,
                        load.placed.get(),
                        load.ended.get(),
                        load.liveNow(),
                        now.residentKb(),
                        now.coresSince(before),
                        heapKb(),
                        load.unmatched.get());
                before = now;
            }
            load.drain();
            System.out.printf(
                    "end: placed %,d, bridged %,d, no advisor %d, refused %d, lost %d, unmatched events %d, channels left %d,"
                            + " SIPp failures %d, 200 OK to bridged p50 %s p99 %s max %s ms,"
                            + " from Asterisk's stamp p50 %s p99 %s max %s ms%n",
                    load.placed.get(),
                    load.fromOk.count(),
                    load.noAdvisor.get(),
                    load.refused.get(),
                    load.lost(),
                    load.unmatched.get(),
                    load.channelsLeft(),
                    load.sippFailed(),
                    load.fromOk.at(50),
                    load.fromOk.at(99),
                    load.fromOk.at(100),
                    load.fromSwitch.at(50),
                    load.fromSwitch.at(99),
                    load.fromSwitch.at(100));
        }
    }

    private static long heapKb() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }
}
