package io.cadencia.telephony.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippProcess;
import io.cadencia.telephony.rig.TimedDebtors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls at a steady rate through a real Asterisk: hasty debtors, advisors' phones that pick up by themselves, every answer
 * connected at once. Counts what happens and times answer to bridge.
 */
final class Load implements AutoCloseable {
    private static final long DRAIN_SECONDS = 60;

    /** Two a channel; the usual 4,000 would be the limit of what is measured. */
    private static final int RTP_PORTS = 16_000;

    private final TimedDebtors debtors = new TimedDebtors(DebtorPopulation.hasty());
    private final SippProcess phones = SippProcess.phones();
    private final AsteriskProcess asterisk;
    private final TelephonySwitch telephony;

    // on the adapter's thread only
    private final Map<Long, Instant> upAt = new HashMap<>();
    private final Map<Long, Long> answeredAt = new HashMap<>();
    private final Map<Long, Long> sessionOf = new HashMap<>();
    private final Queue<Long> free = new ArrayDeque<>();
    private final Set<Long> live = new HashSet<>();

    /** Both were known to be in the bridge. */
    private final Map<Long, Instant> bridgedAt = new ConcurrentHashMap<>();

    /** From the 200 OK on the debtor's clock; filled by {@link #drain}. */
    final Samples fromOk = new Samples();

    final Samples fromSwitch = new Samples();
    final Samples fromAnswered = new Samples();
    final AtomicLong placed = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong noAdvisor = new AtomicLong();
    final AtomicLong ended = new AtomicLong();
    /** Answered, and nobody took them in time. */
    final AtomicLong heardMessage = new AtomicLong();
    /** Events of legs that were not placed, or were over. */
    final AtomicLong unmatched = new AtomicLong();

    private final AtomicLong advisorsUp = new AtomicLong();
    private volatile boolean linked;
    private volatile long mostLive;

    Load(Adapter adapter) {
        asterisk = AsteriskProcess.start(
                AsteriskSettings.local(debtors.port(), phones.port()).withRtpPorts(RTP_PORTS));
        telephony = adapter.open(asterisk.settings(), upAt::put);
    }

    /** Connects and brings the advisors' phones up. */
    void open(int advisors) throws InterruptedException {
        telephony.start(this::on);
        RealTime.await(() -> linked, 30_000);
        for (long session = 1; session <= advisors; session++) {
            long phone = session;
            telephony
                    .openAdvisor(session, new AdvisorEndpoint.Sip("phone" + session + "@robots"))
                    .thenAccept(ack -> report(ack, "phone " + phone));
            if (session % 20 == 0) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        RealTime.await(() -> advisorsUp.get() == advisors, 30_000);
    }

    @SuppressWarnings("SystemOut")
    private void report(Ack ack, String what) {
        if (ack instanceof Ack.Refused) {
            System.out.println(what + ": " + ack + "\n" + asterisk.lastLines());
        }
    }

    /** Places calls for so long, at the rate, and returns when the last one is due. */
    void place(int rate, long seconds) {
        long start = System.nanoTime();
        for (long i = 0; i < rate * seconds; i++) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long leg = placed.incrementAndGet();
            telephony
                    .dial(new DialRequest(leg, number(leg), "trunk", "+525550000000", 12_000, 2_000, 0))
                    .thenAccept(ack -> {
                        if (ack instanceof Ack.Refused) {
                            refused.incrementAndGet();
                        }
                    });
        }
    }

    private static String number(long leg) {
        return "+52550" + (10_000_000 + leg);
    }

    /** Waits until every call is over; those that are not count as lost. */
    void drain() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (lost() > 0 && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        TimeUnit.MILLISECONDS.sleep(600); // SIPp's statistics are a quarter of a second old
        Map<String, Instant> answers = debtors.answers();
        bridgedAt.forEach((leg, bridged) -> {
            Instant ok = answers.get(number(leg));
            if (ok != null) {
                fromOk.add(ChronoUnit.MICROS.between(ok, bridged));
            }
        });
    }

    long lost() {
        return placed.get() - ended.get() - refused.get();
    }

    long liveNow() {
        return placed.get() - ended.get() - refused.get();
    }

    long mostLive() {
        return mostLive;
    }

    long sippFailed() {
        return debtors.statistics().failed() + phones.statistics().failed();
    }

    ProcessHandle asterisk() {
        return asterisk.handle();
    }

    /** Channels the switch has beyond the advisors' phones, whoever made them; asked from Asterisk itself. */
    long channelsLeft() throws InterruptedException {
        String login = AsteriskProcess.USER + ":" + asterisk.settings().ariPassword();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + asterisk.settings().ariPort() + "/ari/channels"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String channels =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(channels).size() - advisorsUp.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void on(TelephonyEvent event) {
        if (event instanceof TelephonyEvent.LegEvent leg) {
            count(leg);
        }
        switch (event) {
            case TelephonyEvent.LinkUp _ -> linked = true;
            case TelephonyEvent.AdvisorUp(long session) -> {
                free.add(session);
                advisorsUp.incrementAndGet();
            }
            case TelephonyEvent.Answered(long leg) -> answered(leg);
            case TelephonyEvent.Connected(long leg, long _) -> {
                fromAnswered.add((System.nanoTime() - answeredAt.getOrDefault(leg, System.nanoTime())) / 1_000);
                Instant now = Instant.now();
                bridgedAt.put(leg, now);
                fromSwitch.add(ChronoUnit.MICROS.between(upAt.getOrDefault(leg, now), now));
            }
            case TelephonyEvent.Ended(long leg, EndCause cause) -> {
                if (cause.at() == LegState.MESSAGE) {
                    heardMessage.incrementAndGet();
                }
                over(leg);
            }
            default -> {}
        }
    }

    private void count(TelephonyEvent.LegEvent event) {
        switch (event) {
            case TelephonyEvent.Dialing(long leg) -> {
                live.add(leg);
                mostLive = Math.max(mostLive, live.size());
            }
            default -> {
                if (!live.contains(event.legId())) {
                    unmatched.incrementAndGet();
                }
            }
        }
    }

    private void answered(long leg) {
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

    private void over(long leg) {
        ended.incrementAndGet();
        live.remove(leg);
        upAt.remove(leg);
        answeredAt.remove(leg);
        Long session = sessionOf.remove(leg);
        if (session != null) {
            free.add(session);
        }
    }

    @Override
    public void close() {
        telephony.close();
        asterisk.close();
        phones.close();
        debtors.close();
    }
}
