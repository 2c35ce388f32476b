package io.cadencia.telephony.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.RecordingState;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.population.Behaviour;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Who hears whom in every call function, measured: everybody says a tone of its own, so each measurement tells who is
 * heard and who is not. The tests wait for what must be heard and then watch a whole span for what must not; they run side
 * by side, each with its own advisor.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
public abstract class AudioContract extends AudioStage {
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
        RealTime.sleep(800);
        accepted(telephony.record(debtor.id(), name, RecordAction.PAUSE));
        double secret = 3_050;
        debtor.voice().say(secret);
        await(() -> level(advisor, secret) > LOUD);
        RealTime.sleep(500);
        debtor.voice().say(DEBTOR);
        hears(advisor, debtor);
        RealTime.sleep(200);
        accepted(telephony.record(debtor.id(), name, RecordAction.RESUME));
        RealTime.sleep(800);
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
    void shouldLetASupervisorListenWhisperAndBarge() {
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
}
