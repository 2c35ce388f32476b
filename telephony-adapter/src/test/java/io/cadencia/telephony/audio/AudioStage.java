package io.cadencia.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.ForcedNumber;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A switch with everybody around it, each with a voice, and the measuring of who hears whom. For tests that run side by
 * side, each with parties of its own.
 */
@SuppressWarnings("NullAway.Init")
abstract class AudioStage {
    static final Logger LOG = LoggerFactory.getLogger(AudioContract.class);
    static final AtomicLong IDS = new AtomicLong(100);

    // no tone of the keypad, of the ringing or of the music, and none an odd harmonic (folded at 4 kHz) of another:
    // mu-law makes those, at -52 dB
    static final double ADVISOR = 1_100;
    static final double DEBTOR = 1_800;
    static final double THIRD = 2_350;
    static final double SUPERVISOR = 2_800;
    static final double RINGING = 425;

    private static final long PATIENCE_MS = 20_000;
    private static final long WINDOW_MS = 300;
    private static final long WATCH_MS = 600;

    /** More than half of what was said. */
    static final double LOUD = Voice.AMPLITUDE / 2;

    /** 40 dB below what was said. */
    static final double QUIET = Voice.AMPLITUDE / 100;

    final EventLog log = new EventLog();
    Parties far;
    AsteriskProcess asterisk;
    TelephonySwitch telephony;

    record Party(long id, Voice voice) {}

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

    /** Where the switch keeps a recording. */
    protected Path recording(AsteriskProcess there, String name) {
        return there.folder().resolve("var/spool/recording").resolve(name + ".wav");
    }

    Party advisor() {
        return phone(ADVISOR);
    }

    Party phone(double tone) {
        Party party = new Party(IDS.incrementAndGet(), far.voice(tone));
        accepted(telephony.openAdvisor(
                party.id(), new AdvisorEndpoint.Sip("p" + party.voice().port() + "@robots")));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(party.id())));
        return party;
    }

    Party answered(double tone) {
        Party party = new Party(IDS.incrementAndGet(), far.voice(tone));
        accepted(telephony.dial(request(party, Behaviour.ANSWER, 0, 0, 0)));
        await(() -> log.count(party.id(), TelephonyEvent.Answered.class) == 1);
        return party;
    }

    Party connected(Party advisor) {
        Party debtor = answered(DEBTOR);
        accepted(telephony.connect(debtor.id(), advisor.id()));
        hears(advisor, debtor);
        hears(debtor, advisor);
        return debtor;
    }

    Party connectedAfter(Party before, Party advisor) {
        accepted(telephony.hangup(before.id()));
        await(() -> log.count(before.id(), TelephonyEvent.Ended.class) == 1);
        return connected(advisor);
    }

    Party thirdParty(Party advisor) {
        Party third = new Party(IDS.incrementAndGet(), far.voice(THIRD));
        accepted(telephony.dial(request(third, Behaviour.ANSWER, 300, advisor.id(), 0)));
        await(() -> log.count(third.id(), TelephonyEvent.Connected.class) == 1);
        return third;
    }

    static DialRequest request(Party party, Behaviour behaviour, long afterMs, long session, long leg) {
        String number =
                "+" + ForcedNumber.number(behaviour, afterMs, party.voice().port());
        return new DialRequest(
                party.id(), number, "trunk", "+525550000000", 20_000, 15_000, session, leg, AmdMode.NONE, "");
    }

    static double level(Party ear, double tone) {
        return ear.voice().heard(WINDOW_MS).amplitude(tone);
    }

    void hears(Party ear, Party mouth) {
        double tone = mouth.voice().frequency();
        RealTime.await(
                () -> level(ear, tone) > LOUD,
                PATIENCE_MS,
                () -> "tone " + tone + " not heard, level " + level(ear, tone));
    }

    static void hearsNotItself(Party ear) {
        deafTo(ear, ear.voice().frequency(), "echo of the own voice");
    }

    /** From now on, for a while, this tone is not heard. */
    static void deafTo(Party ear, double tone, String who) {
        RealTime.sleep(WINDOW_MS); // what was on its way
        long from = System.nanoTime();
        RealTime.sleep(WATCH_MS);
        double level = ear.voice().heard(from, System.nanoTime()).amplitude(tone);
        reportLevel(who, level);
        assertThat(level).as(who).isLessThan(QUIET);
    }

    static void silence(Party ear) {
        await(() -> ear.voice().heard(WINDOW_MS).rms() < QUIET);
        long from = System.nanoTime();
        RealTime.sleep(WATCH_MS);
        assertThat(ear.voice().heard(from, System.nanoTime()).rms()).isLessThan(QUIET);
    }

    /** The music has its notes below all voices. */
    static void hearsMusic(Party ear) {
        await(() -> {
            Sound now = ear.voice().heard(WINDOW_MS);
            return now.rms() > QUIET * 3
                    && now.amplitude(ADVISOR) < QUIET
                    && now.amplitude(DEBTOR) < QUIET
                    && now.amplitude(THIRD) < QUIET;
        });
    }

    static void report(String what, long nanos) {
        LOG.info("measured: {}: {} ms", what, nanos / 1_000_000);
    }

    static void reportLevel(String who, double level) {
        LOG.info(
                "measured: {}: {} of {}, {} dB",
                who,
                String.format("%.1f", level),
                (int) Voice.AMPLITUDE,
                String.format("%.0f", 20 * Math.log10(Math.max(level, 0.01) / Voice.AMPLITUDE)));
    }

    void needs(Capability capability) {
        assertThat(telephony.capabilities()).contains(capability);
    }

    static void accepted(CompletionStage<Ack> answer) {
        assertThat(answer.toCompletableFuture()
                        .orTimeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                        .join())
                .isEqualTo(Ack.ACCEPTED);
    }

    static void await(BooleanSupplier condition) {
        RealTime.await(condition, PATIENCE_MS);
    }
}
