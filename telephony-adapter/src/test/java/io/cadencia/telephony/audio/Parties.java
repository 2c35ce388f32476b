package io.cadencia.telephony.audio;

import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.SippProcess;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Everybody whom the switch calls or is called by: SIPp signals, {@link Voice}s talk. The last five digits of the number
 * or name called are the voice's port.
 */
final class Parties implements AutoCloseable {
    private static final long FRAME_MS = 20;
    private static final long POLL_MS = 10;

    private final SippProcess debtors = SippProcess.talkingDebtors(DebtorPopulation.hasty());
    private final SippProcess phones = SippProcess.talkingPhones();
    private final List<SippProcess> callers = new CopyOnWriteArrayList<>();
    private final Map<Integer, Voice> voices = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());

    Parties() {
        clock.scheduleAtFixedRate(() -> voices.values().forEach(Voice::speak), 0, FRAME_MS, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::listenForAnswers, 0, POLL_MS, TimeUnit.MILLISECONDS);
    }

    int debtorsPort() {
        return debtors.port();
    }

    int phonesPort() {
        return phones.port();
    }

    Voice voice(double frequency) {
        Voice voice = new Voice(frequency);
        voices.put(voice.port(), voice);
        return voice;
    }

    /** A call from outside. */
    void call(AsteriskProcess asterisk, String called, Voice voice) {
        callers.add(SippProcess.talkingCaller(asterisk, called, "52551" + voice.port(), 30_000));
    }

    private void listenForAnswers() {
        answered(debtors);
        answered(phones);
        callers.forEach(this::answered);
    }

    private void answered(SippProcess sipp) {
        sipp.newAudio().forEach((ours, theirs) -> {
            Voice voice = voices.get(ours);
            if (voice != null) {
                voice.talkTo(theirs);
            }
        });
    }

    @Override
    public void close() {
        clock.shutdownNow();
        callers.forEach(SippProcess::close);
        phones.close();
        debtors.close();
        voices.values().forEach(Voice::close);
    }
}
