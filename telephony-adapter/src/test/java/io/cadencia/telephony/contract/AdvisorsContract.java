package io.cadencia.telephony.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.call.CauseTable;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.population.Behaviour;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Advisors and the calls that are connected to them, dialled for them, held and muted. */
public abstract class AdvisorsContract extends SwitchContract {
    protected AdvisorsContract(SwitchBench bench) {
        super(bench);
    }

    @Test
    void shouldConnectADebtorAndTellWhenTheDebtorHangsUp() {
        long session = advisor();
        long leg = answered(Behaviour.SHORT_TALK, 100);
        accepted(telephony.connect(leg, session));
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        awaitEnd(leg);
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "Connected", "Ended");
        assertThat(log.ended(leg).cause().by()).isEqualTo(EndedBy.REMOTE);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.CONNECTED);
        assertThat(log.all(TelephonyEvent.AdvisorDown.class)).isEmpty();
    }

    @Test
    void shouldHangUpAConnectedDebtorAndKeepTheAdvisorForTheNext() {
        long session = advisor();
        long first = connected(session);
        accepted(telephony.hangup(first));
        awaitEnd(first, EndedBy.US);
        long second = connected(session);
        assertThat(log.count(second, TelephonyEvent.Ended.class)).isZero();
    }

    @Test
    void shouldRefuseToConnectALegThatIsGone() {
        long session = advisor();
        long leg = answered(Behaviour.EARLY_HANG_UP, 0);
        awaitEnd(leg);
        refused(telephony.connect(leg, session), Ack.Reason.LEG_GONE);
    }

    @Test
    void shouldRefuseToConnectToAnAdvisorWhoIsNotThere() {
        long leg = answered(Behaviour.ANSWER, 0);
        refused(telephony.connect(leg, IDS.incrementAndGet()), Ack.Reason.ADVISOR_GONE);
    }

    @Test
    void shouldDetachAndConnectToAnotherAdvisor() {
        long first = advisor();
        long second = advisor();
        long leg = connected(first);
        accepted(telephony.detach(leg));
        await(() -> log.has(new TelephonyEvent.Disconnected(leg, first)));
        accepted(telephony.connect(leg, second));
        await(() -> log.has(new TelephonyEvent.Connected(leg, second)));
        pass(WAIT_LIMIT + 500);
        assertThat(log.count(leg, TelephonyEvent.Ended.class)).isZero();
    }

    @Test
    void shouldHoldResumeMuteAndSendDigits() {
        long session = advisor();
        long leg = connected(session);
        accepted(telephony.hold(leg, true));
        await(() -> state(leg) == LegState.HELD);
        accepted(telephony.hold(leg, true));
        accepted(telephony.hold(leg, false));
        await(() -> state(leg) == LegState.CONNECTED);
        accepted(telephony.mute(leg, true));
        accepted(telephony.mute(leg, false));
        accepted(telephony.sendDtmf(leg, "12#"));
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "Connected");
    }

    @Test
    void shouldRefuseCallControlsOfALegThatIsNotThere() {
        long nobody = IDS.incrementAndGet();
        for (CompletionStage<Ack> answer : List.of(
                telephony.hold(nobody, true),
                telephony.mute(nobody, true),
                telephony.sendDtmf(nobody, "1"),
                telephony.detach(nobody),
                telephony.playAndHangup(nobody, Prompt.ABANDONMENT))) {
            refused(answer, Ack.Reason.LEG_GONE);
        }
    }

    @Test
    void shouldDialForAnAdvisorWhoHearsTheRinging() {
        long session = advisor();
        long leg = place(request(Behaviour.ANSWER, 500, RING_TIMEOUT, session));
        await(() -> log.has(new TelephonyEvent.Connected(leg, session)));
        assertThat(log.story(leg)).containsExactly("Dialing", "Ringing", "Answered", "Connected");
        pass(WAIT_LIMIT + 300);
        accepted(telephony.hangup(leg));
        awaitEnd(leg);
        assertThat(log.ended(leg).cause().at()).isEqualTo(LegState.CONNECTED);
    }

    @Test
    void shouldTellWhyACallForAnAdvisorFailed() {
        long session = advisor();
        long busy = place(request(Behaviour.BUSY, 200, RING_TIMEOUT, session));
        long silent = place(request(Behaviour.NO_ANSWER, 0, 1_000, session));
        awaitEnd(busy);
        awaitEnd(silent);
        assertThat(CauseTable.unanswered(log.ended(busy).cause(), false)).isEqualTo(Outcome.BUSY);
        assertThat(CauseTable.unanswered(log.ended(silent).cause(), false)).isEqualTo(Outcome.NO_ANSWER);
        assertThat(log.all(TelephonyEvent.AdvisorDown.class)).isEmpty();
    }

    @Test
    void shouldRefuseToDialForAnAdvisorWhoIsNotThere() {
        DialRequest request = request(Behaviour.ANSWER, 0, RING_TIMEOUT, IDS.incrementAndGet());
        refused(telephony.dial(request), Ack.Reason.ADVISOR_GONE);
        pass(200);
        assertThat(log.leg(request.legId())).isEmpty();
    }

    @Test
    void shouldTellThatAnAdvisorsPhoneIsDown() {
        long session = advisor();
        bench.dropPhone(session);
        await(() -> log.all(TelephonyEvent.AdvisorDown.class).size() == 1);
        assertThat(log.all(TelephonyEvent.AdvisorDown.class).getFirst().cause().by())
                .isEqualTo(EndedBy.REMOTE);
        long leg = answered(Behaviour.ANSWER, 0);
        refused(telephony.connect(leg, session), Ack.Reason.ADVISOR_GONE);
        accepted(telephony.openAdvisor(session, endpoint()));
        await(() -> log.all(TelephonyEvent.AdvisorUp.class).size() == 2);
    }

    @Test
    void shouldTellThatAClosedAdvisorIsDownByUs() {
        long session = advisor();
        accepted(telephony.closeAdvisor(session));
        await(() -> log.all(TelephonyEvent.AdvisorDown.class).size() == 1);
        assertThat(log.all(TelephonyEvent.AdvisorDown.class).getFirst().cause().by())
                .isEqualTo(EndedBy.US);
        accepted(telephony.closeAdvisor(session));
    }

    @Test
    void shouldRefuseAnUnknownPhone() {
        Ack ack = value(telephony.openAdvisor(IDS.incrementAndGet(), new AdvisorEndpoint.Sip("nobody")));
        refused(ack, Ack.Reason.UNKNOWN_ENDPOINT);
        Ack media = value(telephony.openAdvisor(IDS.incrementAndGet(), new AdvisorEndpoint.Media("ulaw")));
        refused(media, Ack.Reason.NOT_SUPPORTED);
    }

    @Test
    void shouldProvisionAnAccountTwice() {
        accepted(telephony.provision(new SipAccount("lucia", "first-secret")));
        accepted(telephony.provision(new SipAccount("lucia", "second-secret")));
    }
}
