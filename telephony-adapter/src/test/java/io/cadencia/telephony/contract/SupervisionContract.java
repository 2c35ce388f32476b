package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Supervisors: who may, how it changes and how it ends. Who hears whom is measured elsewhere. */
public abstract class SupervisionContract extends SwitchContract {
    protected SupervisionContract(SwitchBench bench) {
        super(bench);
    }

    @BeforeEach
    void needsSupervision() {
        needs(Capability.SUPERVISION);
    }

    @Test
    void shouldChangeTheWayOfTakingPartWhileCallsComeAndGo() {
        long session = advisor();
        long supervisor = advisor();
        accepted(telephony.supervise(supervisor, session, SuperviseMode.LISTEN));
        int listening = bench.channels();
        assertThat(listening).isGreaterThan(2);
        long first = connected(session);
        for (SuperviseMode mode :
                List.of(SuperviseMode.WHISPER, SuperviseMode.BARGE, SuperviseMode.BARGE, SuperviseMode.LISTEN)) {
            accepted(telephony.supervise(supervisor, session, mode));
        }
        accepted(telephony.hangup(first));
        awaitEnd(first);
        long second = connected(session);
        await(() -> bench.channels() == listening + 1); // one ear, whatever came before
        accepted(telephony.supervise(supervisor, session, SuperviseMode.OFF));
        accepted(telephony.supervise(supervisor, session, SuperviseMode.OFF));
        await(() -> bench.channels() == 3);
        assertThat(alive(second)).isTrue();
        assertThat(log.all(TelephonyEvent.AdvisorDown.class)).isEmpty();
    }

    @Test
    void shouldRefuseWhoIsNotThere() {
        long session = advisor();
        long nobody = IDS.incrementAndGet();
        refused(telephony.supervise(nobody, session, SuperviseMode.LISTEN), Ack.Reason.ADVISOR_GONE);
        refused(telephony.supervise(session, nobody, SuperviseMode.WHISPER), Ack.Reason.ADVISOR_GONE);
        refused(telephony.supervise(session, session, SuperviseMode.BARGE), Ack.Reason.FAILED);
        accepted(telephony.supervise(nobody, session, SuperviseMode.OFF));
    }

    @Test
    void shouldEndWhenTheAdvisorLeavesAndBeFreeForAnother() {
        long session = advisor();
        long other = advisor();
        long supervisor = advisor();
        accepted(telephony.supervise(supervisor, session, SuperviseMode.WHISPER));
        accepted(telephony.closeAdvisor(session));
        await(() -> log.all(TelephonyEvent.AdvisorDown.class).size() == 1);
        await(() -> bench.channels() == 2);
        refused(telephony.supervise(supervisor, session, SuperviseMode.WHISPER), Ack.Reason.ADVISOR_GONE);
        accepted(telephony.supervise(supervisor, other, SuperviseMode.WHISPER));
    }

    @Test
    void shouldEndWhenTheSupervisorLeaves() {
        long session = advisor();
        long supervisor = advisor();
        long leg = connected(session);
        accepted(telephony.supervise(supervisor, session, SuperviseMode.BARGE));
        bench.dropPhone(supervisor);
        await(() -> log.all(TelephonyEvent.AdvisorDown.class).size() == 1);
        await(() -> bench.channels() == 2);
        assertThat(alive(leg)).isTrue();
    }

    @Test
    void shouldMoveToAnotherAdvisorAndSurviveABreakOfTheLink() {
        long first = advisor();
        long second = advisor();
        long supervisor = advisor();
        accepted(telephony.supervise(supervisor, first, SuperviseMode.LISTEN));
        accepted(telephony.supervise(supervisor, second, SuperviseMode.LISTEN));
        await(() -> bench.channels() == 4);
        bench.dropLink();
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        accepted(telephony.supervise(supervisor, second, SuperviseMode.LISTEN));
        assertThat(bench.channels()).isEqualTo(4);
        accepted(telephony.supervise(supervisor, second, SuperviseMode.OFF));
        await(() -> bench.channels() == 3);
    }
}
