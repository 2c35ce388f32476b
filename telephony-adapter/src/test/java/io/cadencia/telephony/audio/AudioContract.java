package io.cadencia.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.RecordingState;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.ForcedNumber;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who hears whom in every call function, measured: everybody says a tone of its own, so each measurement tells who is
 * heard and who is not. The tests wait for what must be heard and then watch a whole span for what must not; they run side
 * by side, each with its own advisor.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
public abstract class AudioContract {
    private static final Logger LOG = LoggerFactory.getLogger(AudioContract.class);
    private static final AtomicLong IDS = new AtomicLong(100);

    // no tone of the keypad, of the ringing or of the music, and none an odd harmonic (folded at 4 kHz) of another:
    // mu-law makes those, at -52 dB
    private static final double ADVISOR = 1_100;
    private static final double DEBTOR = 1_800;
    private static final double THIRD = 2_350;
    private static final double SUPERVISOR = 2_800;
    private static final double RINGING = 425;

    private static final long PATIENCE_MS = 20_000;
    private static final long WINDOW_MS = 300;
    private static final long WATCH_MS = 600;

    /** More than half of what was said. */
    private static final double LOUD = Voice.AMPLITUDE / 2;

    /** 40 dB below what was said. */
    private static final double QUIET = Voice.AMPLITUDE / 100;

    private final EventLog log = new EventLog();
    private Parties far;
    private AsteriskProcess asterisk;
    private TelephonySwitch telephony;

    private record Party(long id, Voice voice) {}

    protected abstract TelephonySwitch open(AsteriskProcess there);

    @BeforeAll
    void startRig() {
        far = new Parties();
        asterisk = AsteriskProcess.start(AsteriskSettings.local(far.debtorsPort(), far.phonesPort()));
        telephony = open(asterisk);
        telephony.start(log);
        await(() -> !log.all(TelephonyEvent.LinkUp.class).isEmpty());
    }

    @AfterAll
    void stopRig() {
        telephony.close();
        asterisk.close();
        far.close();
    }

    // ---- the tests ----------------------------------------------------------------------------------------------

    @Test
    void shouldCarryBothVoices() {
        Party advisor = advisor();
        Party debtor = answered(DEBTOR);
        long before = System.nanoTime();
        accepted(telephony.connect(debtor.id(), advisor.id()));
        hears(advisor, debtor);
        hears(debtor, advisor);
        report(
                "answered call, request to connect to first audio",
                advisor.voice().firstHeard(DEBTOR, before) - before);
        hearsNotItself(advisor);
        hearsNotItself(debtor);
    }

    @Test
    void shouldPlayMusicToTheHeldDebtorAndNothingToTheAdvisor() {
        needs(Capability.HOLD);
        Party advisor = advisor();
        Party debtor = connected(advisor);
        accepted(telephony.hold(debtor.id(), true));
        hearsMusic(debtor);
        deafTo(debtor, ADVISOR, "held debtor");
        silence(advisor);
        accepted(telephony.hold(debtor.id(), false));
        hears(advisor, debtor);
        hears(debtor, advisor);
    }

    @Test
    void shouldMuteTheAdvisorOnly() {
        needs(Capability.MUTE);
        Party advisor = advisor();
        Party debtor = connected(advisor);
        accepted(telephony.mute(debtor.id(), true));
        await(() -> level(debtor, ADVISOR) < QUIET);
        deafTo(debtor, ADVISOR, "debtor while the advisor is mute");
        hears(advisor, debtor);
        accepted(telephony.mute(debtor.id(), false));
        hears(debtor, advisor);
    }

    @Test
    void shouldSendDigitsToTheFarEnd() {
        needs(Capability.DTMF);
        Party advisor = advisor();
        Party debtor = connected(advisor);
        accepted(telephony.sendDtmf(debtor.id(), "1590#"));
        await(() -> debtor.voice().digits().length() >= 5);
        assertThat(debtor.voice().digits()).isEqualTo("1590#");
        hears(advisor, debtor);
    }

    @Test
    void shouldRingInTheAdvisorsEarAndConnectWithoutDelay() {
        Party advisor = advisor();
        Party debtor = new Party(IDS.incrementAndGet(), far.voice(DEBTOR));
        accepted(telephony.dial(request(debtor, Behaviour.ANSWER, 1_500, advisor.id(), 0)));
        await(() -> level(advisor, RINGING) > QUIET * 5);
        await(() -> log.count(debtor.id(), TelephonyEvent.Answered.class) == 1);
        long answered = System.nanoTime();
        hears(advisor, debtor);
        hears(debtor, advisor);
        long first = advisor.voice().firstHeard(DEBTOR, answered - 500_000_000);
        report("manual call, answer known to first audio", first - answered);
        assertThat(first - answered).isLessThan(1_000_000_000L);
        await(() -> level(advisor, RINGING) < QUIET);
    }

    @Test
    void shouldConsultThenTalkInThreeThenLeaveTheTwoAlone() {
        needs(Capability.TRANSFER);
        Party advisor = advisor();
        Party debtor = connected(advisor);
        accepted(telephony.hold(debtor.id(), true));
        Party third = thirdParty(advisor);
        hears(advisor, third);
        hears(third, advisor);
        hearsMusic(debtor);
        deafTo(debtor, THIRD, "held debtor during the consultation, third party");
        deafTo(third, DEBTOR, "third party during the consultation, debtor");

        accepted(telephony.hold(debtor.id(), false));
        hears(advisor, debtor);
        hears(advisor, third);
        hears(debtor, advisor);
        hears(debtor, third);
        hears(third, advisor);
        hears(third, debtor);
        hearsNotItself(debtor);

        accepted(telephony.pair(debtor.id(), third.id()));
        silence(advisor);
        hears(debtor, third);
        hears(third, debtor);
        deafTo(debtor, ADVISOR, "debtor after the advisor left");

        Party next = connected(advisor);
        hears(next, advisor);
        deafTo(debtor, ADVISOR, "transferred debtor while the advisor talks to the next");
    }

    @Test
    void shouldTransferBlindlyWithRingingInTheDebtorsEar() {
        needs(Capability.TRANSFER);
        Party advisor = advisor();
        Party debtor = connected(advisor);
        Party target = new Party(IDS.incrementAndGet(), far.voice(THIRD));
        accepted(telephony.dial(request(target, Behaviour.ANSWER, 2_000, 0, debtor.id())));
        await(() -> level(debtor, RINGING) > QUIET * 5);
        silence(advisor);
        hears(debtor, target);
        hears(target, debtor);
        deafTo(debtor, ADVISOR, "debtor after the blind transfer");
    }

    @Test
    void shouldBringTheDebtorBackFromABusyTarget() {
        needs(Capability.TRANSFER);
        Party advisor = advisor();
        Party debtor = connected(advisor);
        Party target = new Party(IDS.incrementAndGet(), far.voice(THIRD));
        accepted(telephony.dial(request(target, Behaviour.BUSY, 300, 0, debtor.id())));
        await(() -> log.count(target.id(), TelephonyEvent.Ended.class) == 1);
        hearsMusic(debtor);
        accepted(telephony.connect(debtor.id(), advisor.id()));
        hears(advisor, debtor);
        hears(debtor, advisor);
    }

    @Test
    void shouldRecordBothSidesButNotThePause() throws IOException {
        needs(Capability.RECORDING);
        Party advisor = advisor();
        Party debtor = connected(advisor);
        String name = "audio-" + debtor.id();
        accepted(telephony.record(debtor.id(), name, RecordAction.START));
        long begun = System.nanoTime();
        pass(800);
        accepted(telephony.record(debtor.id(), name, RecordAction.PAUSE));
        double secret = 3_050;
        debtor.voice().say(secret);
        await(() -> level(advisor, secret) > LOUD);
        pass(500);
        debtor.voice().say(DEBTOR);
        hears(advisor, debtor);
        pass(200);
        accepted(telephony.record(debtor.id(), name, RecordAction.RESUME));
        pass(800);
        accepted(telephony.record(debtor.id(), name, RecordAction.STOP));
        long elapsedMs = (System.nanoTime() - begun) / 1_000_000;

        Sound file = Sound.ofWav(recording(asterisk, name));
        for (Sound part : new Sound[] {file.part(100, 500), file.part(file.ms() - 500, file.ms() - 100)}) {
            assertThat(part.amplitude(ADVISOR)).isGreaterThan(LOUD);
            assertThat(part.amplitude(DEBTOR)).isGreaterThan(LOUD);
        }
        double heardOfThePause = file.amplitude(secret);
        reportLevel("recording, what was said in the pause", heardOfThePause);
        assertThat(heardOfThePause).isLessThan(QUIET);
        long told = log.all(TelephonyEvent.Recording.class).stream()
                .filter(event -> event.legId() == debtor.id() && event.state() == RecordingState.FINISHED)
                .findFirst()
                .orElseThrow()
                .durationMs();
        LOG.info("recording: file {} ms, told {} ms, of {} ms", file.ms(), told, elapsedMs);
        if (telephony.capabilities().contains(Capability.RECORDING_PAUSE_CUTS)) {
            assertThat(file.ms()).isBetween(told - 400, told + 400).isLessThan(elapsedMs - 500);
        }
    }

    @Test
    protected void shouldLetASupervisorListenWhisperAndBarge() {
        needs(Capability.SUPERVISION);
        Party advisor = advisor();
        Party supervisor = phone(SUPERVISOR);
        Party debtor = connected(advisor);

        accepted(telephony.supervise(supervisor.id(), advisor.id(), SuperviseMode.LISTEN));
        hears(supervisor, advisor);
        hears(supervisor, debtor);
        deafTo(advisor, SUPERVISOR, "advisor, of the listening supervisor");
        deafTo(debtor, SUPERVISOR, "debtor, of the listening supervisor");

        accepted(telephony.supervise(supervisor.id(), advisor.id(), SuperviseMode.WHISPER));
        hears(advisor, supervisor);
        hears(supervisor, debtor);
        hears(supervisor, advisor);
        hears(debtor, advisor);
        deafTo(debtor, SUPERVISOR, "debtor, of the whispering supervisor");
        hears(advisor, supervisor);

        Party next = connectedAfter(debtor, advisor);
        hears(advisor, supervisor);
        hears(next, advisor);
        deafTo(next, SUPERVISOR, "the next debtor, of the whispering supervisor");

        accepted(telephony.supervise(supervisor.id(), advisor.id(), SuperviseMode.BARGE));
        hears(next, supervisor);
        hears(advisor, supervisor);
        hears(supervisor, next);
        hears(supervisor, advisor);

        accepted(telephony.supervise(supervisor.id(), advisor.id(), SuperviseMode.OFF));
        await(() -> level(next, SUPERVISOR) < QUIET && level(advisor, SUPERVISOR) < QUIET);
        silence(supervisor);
        hears(next, advisor);
    }

    @Test
    void shouldPlayMusicToACallerThenConnect() {
        needs(Capability.INBOUND);
        Party advisor = advisor();
        Voice voice = far.voice(DEBTOR);
        far.call(asterisk, "5550042", voice);
        String number = "52551" + voice.port();
        await(() -> log.all(TelephonyEvent.Arrived.class).stream()
                .anyMatch(a -> a.caller().equals(number)));
        Party caller = new Party(
                log.all(TelephonyEvent.Arrived.class).stream()
                        .filter(a -> a.caller().equals(number))
                        .findFirst()
                        .orElseThrow()
                        .legId(),
                voice);
        accepted(telephony.answer(caller.id()));
        hearsMusic(caller);
        accepted(telephony.connect(caller.id(), advisor.id()));
        hears(advisor, caller);
        hears(caller, advisor);
        hearsNotItself(caller);
    }

    // ---- parties ------------------------------------------------------------------------------------------------

    /** Where the switch keeps a recording. */
    protected Path recording(AsteriskProcess there, String name) {
        return there.folder().resolve("var/spool/recording").resolve(name + ".wav");
    }

    private Party advisor() {
        return phone(ADVISOR);
    }

    private Party phone(double tone) {
        Party party = new Party(IDS.incrementAndGet(), far.voice(tone));
        accepted(telephony.openAdvisor(
                party.id(), new AdvisorEndpoint.Sip("p" + party.voice().port() + "@robots")));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(party.id())));
        return party;
    }

    private Party answered(double tone) {
        Party party = new Party(IDS.incrementAndGet(), far.voice(tone));
        accepted(telephony.dial(request(party, Behaviour.ANSWER, 0, 0, 0)));
        await(() -> log.count(party.id(), TelephonyEvent.Answered.class) == 1);
        return party;
    }

    private Party connected(Party advisor) {
        Party debtor = answered(DEBTOR);
        accepted(telephony.connect(debtor.id(), advisor.id()));
        hears(advisor, debtor);
        hears(debtor, advisor);
        return debtor;
    }

    private Party connectedAfter(Party before, Party advisor) {
        accepted(telephony.hangup(before.id()));
        await(() -> log.count(before.id(), TelephonyEvent.Ended.class) == 1);
        return connected(advisor);
    }

    private Party thirdParty(Party advisor) {
        Party third = new Party(IDS.incrementAndGet(), far.voice(THIRD));
        accepted(telephony.dial(request(third, Behaviour.ANSWER, 300, advisor.id(), 0)));
        await(() -> log.count(third.id(), TelephonyEvent.Connected.class) == 1);
        return third;
    }

    private static DialRequest request(Party party, Behaviour behaviour, long afterMs, long session, long leg) {
        String number =
                "+" + ForcedNumber.number(behaviour, afterMs, party.voice().port());
        return new DialRequest(
                party.id(), number, "trunk", "+525550000000", 20_000, 15_000, session, leg, AmdMode.NONE, "");
    }

    // ---- measuring ----------------------------------------------------------------------------------------------

    private static double level(Party ear, double tone) {
        return ear.voice().heard(WINDOW_MS).amplitude(tone);
    }

    private void hears(Party ear, Party mouth) {
        double tone = mouth.voice().frequency();
        await(() -> level(ear, tone) > LOUD, () -> "tone " + tone + " not heard, level " + level(ear, tone));
    }

    private static void hearsNotItself(Party ear) {
        deafTo(ear, ear.voice().frequency(), "echo of the own voice");
    }

    /** From now on, for a while, this tone is not heard. */
    private static void deafTo(Party ear, double tone, String who) {
        pass(WINDOW_MS); // what was on its way
        long from = System.nanoTime();
        pass(WATCH_MS);
        double level = ear.voice().heard(from, System.nanoTime()).amplitude(tone);
        reportLevel(who, level);
        assertThat(level).as(who).isLessThan(QUIET);
    }

    private static void silence(Party ear) {
        await(() -> ear.voice().heard(WINDOW_MS).rms() < QUIET);
        long from = System.nanoTime();
        pass(WATCH_MS);
        assertThat(ear.voice().heard(from, System.nanoTime()).rms()).isLessThan(QUIET);
    }

    /** The music has its notes below all voices. */
    private static void hearsMusic(Party ear) {
        await(() -> {
            Sound now = ear.voice().heard(WINDOW_MS);
            return now.rms() > QUIET * 3
                    && now.amplitude(ADVISOR) < QUIET
                    && now.amplitude(DEBTOR) < QUIET
                    && now.amplitude(THIRD) < QUIET;
        });
    }

    private static void report(String what, long nanos) {
        LOG.info("measured: {}: {} ms", what, nanos / 1_000_000);
    }

    private static void reportLevel(String who, double level) {
        LOG.info(
                "measured: {}: {} of {}, {} dB",
                who,
                String.format("%.1f", level),
                (int) Voice.AMPLITUDE,
                String.format("%.0f", 20 * Math.log10(Math.max(level, 0.01) / Voice.AMPLITUDE)));
    }

    private void needs(Capability capability) {
        assertThat(telephony.capabilities()).contains(capability);
    }

    private static void accepted(CompletionStage<Ack> answer) {
        assertThat(answer.toCompletableFuture()
                        .orTimeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                        .join())
                .isEqualTo(Ack.ACCEPTED);
    }

    private static void await(BooleanSupplier condition) {
        await(condition, () -> "waited " + PATIENCE_MS + " ms");
    }

    private static void await(BooleanSupplier condition, java.util.function.Supplier<String> why) {
        long end = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(why.get());
            }
            pass(5);
        }
    }

    private static void pass(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
