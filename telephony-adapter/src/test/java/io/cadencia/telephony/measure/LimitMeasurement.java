package io.cadencia.telephony.measure;

import io.cadencia.telephony.rig.AsteriskBundle;

/**
 * Looks for the most calls at once that a real Asterisk carries without a failure: the same load as
 * {@link AnswerToBridgeMeasurement}, at a rate that grows until something fails or the processor is used up.
 *
 * <pre>
 * mvn -q -pl telephony-adapter -am -Pmeasure-telephony process-test-classes \
 *   -Dmeasure.main=io.cadencia.telephony.measure.LimitMeasurement -Dmeasure.args="ari 20 200 40"
 * </pre>
 *
 * <p>Arguments: the adapter, seconds of each rate, the first rate in calls per second, the step. A failure is a request
 * refused, a call lost or not as SIPp's scenario says, and an answered call that heard the message because nobody took it
 * in two seconds. SIPp, Asterisk and the adapter share the machine, so its limit may be SIPp's.
 */
@SuppressWarnings("SystemOut")
public final class LimitMeasurement {
    private static final int MOST_RATES = 50;

    private LimitMeasurement() {}

    public static void main(String[] args) throws InterruptedException {
        String name = args.length > 0 ? args[0] : "ari";
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int rate = args.length > 2 ? Integer.parseInt(args[2]) : 200;
        int step = args.length > 3 ? Integer.parseInt(args[3]) : 40;
        System.out.printf(
                "Asterisk %s by %s, %d processors, %d s each%n",
                AsteriskBundle.locate().version(), name, Runtime.getRuntime().availableProcessors(), seconds);
        long most = 0;
        for (int i = 0; i < MOST_RATES; i++, rate += step) {
            Outcome outcome = run(Adapter.named(name), rate, seconds);
            System.out.println(outcome);
            if (!outcome.clean()) {
                break;
            }
            most = Math.max(most, outcome.live());
        }
        System.out.printf("most calls at once without a failure, by %s: %,d%n", name, most);
    }

    private record Outcome(
            int rate,
            long live,
            long bridged,
            double cores,
            String p99,
            long refused,
            long lost,
            long sipp,
            long message) {
        boolean clean() {
            return refused + lost + sipp + message == 0;
        }

        @Override
        public String toString() {
            return String.format(
                    "%4d calls/s: %,6d at once, %,6d bridged, 200 OK to bridged p99 %7s ms, Asterisk %.2f cores; refused %d,"
                            + " lost %d, failed in SIPp %d, heard the message %d",
                    rate, live, bridged, p99, cores, refused, lost, sipp, message);
        }
    }

    private static Outcome run(Adapter adapter, int rate, int seconds) throws InterruptedException {
        try (Load load = new Load(adapter)) {
            load.open(rate * 2);
            Usage before = Usage.of(load.asterisk());
            load.place(rate, seconds);
            double cores = Usage.of(load.asterisk()).coresSince(before);
            load.drain();
            return new Outcome(
                    rate,
                    load.mostLive(),
                    load.fromOk.count(),
                    cores,
                    load.fromOk.at(99),
                    load.refused.get(),
                    load.lost(),
                    load.sippFailed(),
                    load.heardMessage.get());
        }
    }
}
