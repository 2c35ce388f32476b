package io.cadencia.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.desktop.client.LinkStatus;
import io.cadencia.desktop.viewmodel.DesktopViewModel.Screen;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The desktop's behaviour without a toolkit: messages of the gallery's samples in, requests out. */
class DesktopViewModelTest extends DesktopFixture {
    @Test
    void shouldAskForUserAndPasswordBeforeConnecting() {
        model.signIn().serverProperty().set("server:8443");
        model.signIn().signIn();

        assertThat(link.signIns()).isEmpty();
        assertThat(model.signIn().errorProperty().get()).isEqualTo("Escriba su usuario y su contraseña.");
    }

    @Test
    void shouldSayWhatIsWrongWithAnAddress() {
        model.signIn().serverProperty().set("http://x y");
        model.signIn().userProperty().set("ana");
        model.signIn().passwordProperty().set("p");
        model.signIn().signIn();

        assertThat(link.signIns()).isEmpty();
        assertThat(model.signIn().errorProperty().get()).contains("http://x y").contains("servidor:puerto");
    }

    @Test
    void shouldSignInChooseACampaignAndSitDown() {
        model.signIn().serverProperty().set("server:8443");
        model.signIn().userProperty().set(" ana ");
        model.signIn().passwordProperty().set("p");
        model.signIn().signIn();
        assertThat(link.signIns().getFirst().user()).isEqualTo("ana");
        assertThat(link.signIns().getFirst().toString()).doesNotContain("ana");

        model.messageReceived(Samples.signedIn(true));
        assertThat(model.screenProperty().get()).isEqualTo(Screen.CAMPAIGN);
        assertThat(model.signIn().passwordProperty().get()).isEmpty();
        model.signIn().join(Samples.PREDICTIVE);
        assertThat(link.last(ClientMessage.Join.class).campaignId()).isEqualTo(1);
        model.messageReceived(Samples.seat(SeatState.READY, 0).build());

        assertThat(model.screenProperty().get()).isEqualTo(Screen.ADVISOR);
    }

    @Test
    void shouldNotJoinAClosedCampaign() {
        model.messageReceived(Samples.signedIn(true));
        model.signIn().join(Samples.CLOSED);

        assertThat(link.sent()).isEmpty();
        assertThat(model.signIn().errorProperty().get()).contains("cerrada");
    }

    @Test
    void shouldCountTheTimeInStateByTheServersClock() {
        model.messageReceived(new ServerMessage.Welcome(1, "s", Samples.NOW.plusSeconds(3_600)));
        model.messageReceived(Samples.signedIn(true));
        model.messageReceived(Samples.seat(SeatState.READY, -3_590).build());
        model.tick();

        assertThat(model.seat().timerProperty().get()).isEqualTo("00:10");
    }

    @Test
    void shouldCountTheWrapUpDownAndWarnAtTheEnd() {
        wrapUp(30);
        var countdown = model.seat().countdownProperty().get();
        assertThat(countdown.text()).isEqualTo("00:30");
        assertThat(countdown.urgent()).isFalse();

        now = now.plusSeconds(25);
        model.tick();
        assertThat(model.seat().countdownProperty().get().text()).isEqualTo("00:05");
        assertThat(model.seat().countdownProperty().get().urgent()).isTrue();
        now = now.plusSeconds(6);
        model.tick();
        assertThat(model.seat().countdownProperty().get().expired()).isTrue();
    }

    @Test
    void shouldDropAnOlderSeat() {
        onCall();
        model.messageReceived(
                Samples.seat(SeatState.PAUSED, 0).paused("COMIDA").version(5).build());
        model.messageReceived(Samples.seat(SeatState.READY, 0).version(4).build());

        assertThat(model.seat().state()).isEqualTo(SeatState.PAUSED);
        assertThat(model.seat().stateTextProperty().get()).isEqualTo("En pausa (Comida)");
    }

    @Test
    void shouldOfferOnlyTheControlsTheLegAllowsAndSayWhy() {
        onCall();
        assertThat(model.call().hold().enabledProperty().get()).isTrue();
        model.messageReceived(Samples.seat(SeatState.DIALING, 0)
                .call(Samples.call(CallState.RINGING, 0, "+525512345678", false, false))
                .build());

        assertThat(model.call().hangUp().enabledProperty().get()).isTrue();
        assertThat(model.call().hold().enabledProperty().get()).isFalse();
        assertThat(model.call().hold().reasonProperty().get()).isEqualTo("disponible cuando contesten");
        model.call().hold().use();
        assertThat(link.sentOnPurpose()).isEmpty();
    }

    @Test
    void shouldHoldAndTakeBack() {
        onCall();
        model.call().hold().use();
        assertThat(link.last(ClientMessage.ControlCall.class).control()).isEqualTo(CallControl.HOLD);
        model.messageReceived(Samples.seat(SeatState.ON_CALL, 0)
                .lead(501)
                .call(Samples.call(CallState.CONNECTED, 5, "+525512345678", true, false))
                .build());
        model.call().hold().use();

        assertThat(link.last(ClientMessage.ControlCall.class).control()).isEqualTo(CallControl.RESUME);
    }

    @Test
    void shouldKeepTheCallInSightWhileDisconnected() {
        onCall();
        model.classification().noteProperty().set("a medi");
        model.linkChanged(new LinkStatus.Lost(1, now.plusSeconds(3)));

        assertThat(model.connection().lostProperty().get()).isTrue();
        assertThat(model.screenProperty().get()).isEqualTo(Screen.ADVISOR);
        assertThat(model.call().liveProperty().get()).isTrue();
        assertThat(model.call().hangUp().reasonProperty().get()).contains("use su teléfono");
        assertThat(model.classification().noteProperty().get()).isEqualTo("a medi");
    }

    @Test
    void shouldTellOnceThatTheAccountWasPainted() {
        onCall();
        model.accountPainted();
        model.accountPainted();

        assertThat(link.sentOnPurpose()).containsExactly(new ClientMessage.PopShown(9_001));
    }

    @Test
    void shouldTellWhenTooManyRequestsWaitForAnAnswer() {
        onCall();
        link.fillUp();
        model.call().mute().use();

        assertThat(model.notices().shown().getFirst().text()).contains("demasiadas peticiones");
    }

    @Test
    void shouldTellTheRuleAndTheTimeOfABlockedCall() {
        model.messageReceived(Samples.signedIn(true));
        model.messageReceived(Samples.seat(SeatState.PREPARING, 0)
                .in(Samples.MANUAL)
                .lead(501)
                .build());
        model.messageReceived(Samples.mexican(false));
        model.workList().dial(501, 11);
        model.messageReceived(new ServerMessage.Rejected(
                link.last(ClientMessage.DialPhone.class).requestId(),
                RefusalCodes.BLOCKED_BY_RULE,
                Map.of("rule", "MX-CONDUSEF", "opensAt", "2026-11-24T13:00:00Z")));

        assertThat(model.notices().shown().getFirst().text())
                .contains("MX-CONDUSEF")
                .contains("24/11/2026");
    }

    @Test
    void shouldReturnToSignInWhenTheSessionEnds() {
        onCall();
        model.linkChanged(new LinkStatus.Ended(RefusalCodes.SIGNED_IN_ELSEWHERE, Map.of()));

        assertThat(model.screenProperty().get()).isEqualTo(Screen.SIGN_IN);
        assertThat(model.signIn().errorProperty().get()).contains("otro equipo");
        assertThat(model.account().cardProperty().get()).isNull();
    }

    @Test
    void shouldChooseThePhoneThatMayBeDialled() {
        model.messageReceived(Samples.mexican(false));
        assertThat(model.account().selectedPhoneProperty().get().phone().id()).isEqualTo(11);
        assertThat(model.account().localTimeProperty().get()).isEqualTo("11:05 en Ciudad de México");
        model.messageReceived(Samples.mexican(true));

        assertThat(model.account().selectedPhoneProperty().get().allowed()).isFalse();
        assertThat(model.account().selectedPhoneProperty().get().verdict()).contains("Abre el 24/11/2026");
    }
}
