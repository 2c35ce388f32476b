package io.cadencia.telephony.measure;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.ami.MeasuredAmi;
import io.cadencia.telephony.ari.MeasuredAri;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippProcess;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/**
 * Measures a real Asterisk through the adapter: answer to bridged, and how many calls a second go without a failure.
 *
 * <pre>
 * mvn -q -pl telephony-adapter -am -Pmeasure-telephony process-test-classes -Dmeasure.args="ari 60 10 50 100"
 * </pre>
 *
 * <p>Arguments: the adapter ({@code ari} or {@code ami}), seconds of each run, then calls per second of each run. The debtors are
 * {@link DebtorPopulation#hasty()}: 30 % answer and talk four seconds. {@code switch} is from Asterisk's own time stamp
 * of the answer (same clock; ARI: of the channel's state, whole milliseconds; AMI: of the dialplan's event) to our knowledge that both are in the bridge; {@code adapter} is from
 * our Answered event to it.
 */
@SuppressWarnings("SystemOut")
public final class AnswerToBridgeMeasurement {
    private static final long DRAIN_MS = 60_000;
    private static final String ROW = "%6s %7s %8s %8s %6s %6s | %6s %6s %6s %6s | %6s %6s %6s | %8s %5s%n";

    /** Makes the adapter to measure. */
    @FunctionalInterface
    public interface Adapter {
        /** @param answered gets each leg's answer with Asterisk's time of it, on the adapter's thread */
        TelephonySwitch open(AsteriskSettings where, BiConsumer<Long, Instant> answered);
    }

    private final Adapter adapter;
    private final int rate;
    private final int seconds;
    private final Map<Long, Instant> upAt = new HashMap<>(); // adapter's thread only
    private final Map<Long, Long> answeredAt = new HashMap<>();
    private final Map<Long, Long> sessionOf = new HashMap<>();
    private final Queue<Long> free = new ArrayDeque<>();
    private final Samples fromSwitch = new Samples();
    private final Samples fromAnswered = new Samples();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong noAdvisor = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong advisorsUp = new AtomicLong();
    private volatile boolean linked;

    private AnswerToBridgeMeasurement(Adapter adapter, int rate, int seconds) {
        this.adapter = adapter;
        this.rate = rate;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws InterruptedException {
        String name = args.length > 0 ? args[0] : "ari";
        Adapter adapter = switch (name) {
            case "ari" -> MeasuredAri::open;
            case "ami" -> MeasuredAmi::open;
            default -> throw new IllegalArgumentException("The adapter must be ari or ami, was " + name);
        };
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        System.out.printf("Asterisk %s by %s, %d s each, times in ms%n", version(), name, seconds);
        System.out.printf(
                ROW,
                "call/s",
                "calls",
                "bridged",
                "no-adv",
                "refus.",
                "lost",
                "sw p50",
                "p95",
                "p99",
                "max",
                "ad p50",
                "p99",
                "max",
                "sippfail",
                "live");
        for (String rate : args.length > 2 ? Arrays.copyOfRange(args, 2, args.length) : new String[] {"10", "50"}) {
            new AnswerToBridgeMeasurement(adapter, Integer.parseInt(rate), seconds).run();
        }
    }

    private static String version() {
        return io.cadencia.telephony.rig.AsteriskBundle.locate().version();
    }

    private void run() throws InterruptedException {
        try (SippProcess debtors = SippProcess.debtors(DebtorPopulation.hasty());
                SippProcess phones = SippProcess.phones();
                AsteriskProcess asterisk =
                        AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));
                TelephonySwitch telephony = adapter.open(asterisk.settings(), upAt::put)) {
            telephony.start(event -> on(telephony, event));
            await(() -> linked);
            openAdvisors(telephony, asterisk);
            long mostLive = place(telephony);
            long placed = (long) rate * seconds;
            long deadline = System.nanoTime() + DRAIN_MS * 1_000_000;
            while (ended.get() + refused.get() < placed && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }
            Thread.sleep(600);
            print(placed, debtors.statistics().failed() + phones.statistics().failed(), mostLive);
        }
    }

    private void openAdvisors(TelephonySwitch telephony, AsteriskProcess asterisk) throws InterruptedException {
        long advisors = Math.max(10, rate * 2L);
        for (long session = 1; session <= advisors; session++) {
            long phone = session;
            telephony
                    .openAdvisor(session, new AdvisorEndpoint.Sip("phone" + session + "@robots"))
                    .thenAccept(ack -> {
                        if (ack instanceof Ack.Refused) {
                            System.out.println("phone " + phone + ": " + ack + "\n" + asterisk.lastLines());
                        }
                    });
            if (session % 20 == 0) {
                Thread.sleep(100);
            }
        }
        try {
            await(() -> advisorsUp.get() == advisors);
        } catch (IllegalStateException e) {
            System.out.println(advisorsUp + " of " + advisors + " phones are up");
        }
    }

    private long place(TelephonySwitch telephony) {
        long start = System.nanoTime();
        long mostLive = 0;
        for (long i = 0; i < (long) rate * seconds; i++) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            DialRequest request =
                    new DialRequest(i + 1, "+52550" + (10_000_000 + i), "trunk", "+525550000000", 12_000, 2_000, 0);
            telephony.dial(request).thenAccept(ack -> {
                if (ack instanceof Ack.Refused) {
                    refused.incrementAndGet();
                }
            });
            mostLive = Math.max(mostLive, i + 1 - ended.get());
        }
        return mostLive;
    }

    private void on(TelephonySwitch telephony, TelephonyEvent event) {
        switch (event) {
            case TelephonyEvent.LinkUp up -> linked = true;
            case TelephonyEvent.AdvisorUp(long session) -> {
                free.add(session);
                advisorsUp.incrementAndGet();
            }
            case TelephonyEvent.Answered(long leg) -> {
                Long session = free.poll();
                if (session == null) {
                    noAdvisor.incrementAndGet();
                    telephony.hangup(leg);
                } else {
                    sessionOf.put(leg, session);
                    answeredAt.put(leg, System.nanoTime());
                    telephony.connect(leg, session);
                }
            }
            case TelephonyEvent.Connected(long leg, long session) -> {
                fromAnswered.add((System.nanoTime() - answeredAt.getOrDefault(leg, System.nanoTime())) / 1_000);
                fromSwitch.add(ChronoUnit.MICROS.between(upAt.getOrDefault(leg, Instant.now()), Instant.now()));
            }
            case TelephonyEvent.Ended(long leg, var cause) -> {
                ended.incrementAndGet();
                Long session = sessionOf.remove(leg);
                if (session != null) {
                    free.add(session);
                }
            }
            default -> {}
        }
    }

    private void print(long placed, long sippFailed, long mostLive) {
        System.out.printf(
                ROW,
                rate,
                placed,
                fromSwitch.count,
                noAdvisor,
                refused,
                placed - ended.get() - refused.get(),
                fromSwitch.at(0.50),
                fromSwitch.at(0.95),
                fromSwitch.at(0.99),
                fromSwitch.at(1.0),
                fromAnswered.at(0.50),
                fromAnswered.at(0.99),
                fromAnswered.at(1.0),
                sippFailed,
                mostLive);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        if (!condition.getAsBoolean()) {
            throw new IllegalStateException("The rig did not come up within 30 s");
        }
    }

    /** Times in microseconds. */
    private static final class Samples {
        private long[] values = new long[1 << 12];
        private int count;

        void add(long micros) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = micros;
        }

        String at(double quantile) {
            if (count == 0) {
                return "-";
            }
            long[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            int index = Math.min(count - 1, (int) Math.ceil(quantile * count) - 1);
            return String.format("%.1f", sorted[Math.max(0, index)] / 1000.0);
        }
    }
}
