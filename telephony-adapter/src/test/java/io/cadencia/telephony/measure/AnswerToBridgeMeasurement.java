package io.cadencia.telephony.measure;

import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.rig.AsteriskBundle;
import java.util.Arrays;

/**
 * Measures a real Asterisk through an adapter: answer to bridged, and how many calls a second go without a failure.
 *
 * <pre>
 * mvn -q -pl telephony-adapter -am -Pmeasure-telephony process-test-classes -Dmeasure.args="ari 60 10 50 200"
 * </pre>
 *
 * <p>Arguments: the adapter ({@code ari} or {@code ami}), seconds of each run, then calls per second of each run. The
 * debtors are {@link DebtorPopulation#hasty()}: 30 % answer and talk four seconds. Each time ends with our knowledge that
 * both are in the bridge. {@code ok} begins when the debtor sends the 200 OK, on the debtor's clock; {@code sw} with
 * Asterisk's own time stamp of the answer (ARI: of the channel's state, in whole milliseconds; AMI: of the dialplan's
 * event); {@code ad} with our Answered event. All on one machine's clock. {@code cpu} is Asterisk's, in cores.
 */
@SuppressWarnings("SystemOut")
public final class AnswerToBridgeMeasurement {
    private static final String ROW = "%6s %6s %7s %6s %6s %5s | %6s %6s %6s %7s | %6s %6s | %6s %6s | %8s %5s %6s%n";

    private AnswerToBridgeMeasurement() {}

    public static void main(String[] args) throws InterruptedException {
        String name = args.length > 0 ? args[0] : "ari";
        Adapter adapter = Adapter.named(name);
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        System.out.printf(
                "Asterisk %s by %s, %d s each, times in ms%n",
                AsteriskBundle.locate().version(), name, seconds);
        System.out.printf(
                ROW,
                "call/s",
                "calls",
                "bridged",
                "no-adv",
                "refus.",
                "lost",
                "ok p50",
                "p95",
                "p99",
                "max",
                "sw p50",
                "p99",
                "ad p50",
                "p99",
                "sippfail",
                "live",
                "cpu");
        for (String rate : args.length > 2 ? Arrays.copyOfRange(args, 2, args.length) : new String[] {"10", "50"}) {
            run(adapter, Integer.parseInt(rate), seconds);
        }
    }

    private static void run(Adapter adapter, int rate, int seconds) throws InterruptedException {
        try (Load load = new Load(adapter)) {
            load.open(Math.max(10, rate * 2));
            Usage before = Usage.of(load.asterisk());
            load.place(rate, seconds);
            double cores = Usage.of(load.asterisk()).coresSince(before);
            load.drain();
            System.out.printf(
                    ROW,
                    rate,
                    load.placed,
                    load.fromOk.count(),
                    load.noAdvisor,
                    load.refused,
                    load.lost(),
                    load.fromOk.at(50),
                    load.fromOk.at(95),
                    load.fromOk.at(99),
                    load.fromOk.at(100),
                    load.fromSwitch.at(50),
                    load.fromSwitch.at(99),
                    load.fromAnswered.at(50),
                    load.fromAnswered.at(99),
                    load.sippFailed(),
                    load.mostLive(),
                    String.format("%.2f", cores));
        }
    }
}
