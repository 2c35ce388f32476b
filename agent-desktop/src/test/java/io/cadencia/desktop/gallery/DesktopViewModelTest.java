package io.cadencia.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.desktop.client.LinkStatus;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.testing.MemoryDrafts;
import io.cadencia.desktop.testing.RecordingLink;
import io.cadencia.desktop.viewmodel.ClassificationViewModel;
import io.cadencia.desktop.viewmodel.ClassificationViewModel.Step;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.desktop.viewmodel.DesktopViewModel.Screen;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The desktop's behaviour without a toolkit: messages of the gallery's samples in, requests out. */
class DesktopViewModelTest {
    private final RecordingLink link = new RecordingLink();
    private final MemoryDrafts drafts = new MemoryDrafts();
    private Instant now = Samples.NOW;
    private DesktopViewModel model = fresh();

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
        ServerMessage.Seat newer =
                newVersion(Samples.seat(SeatState.PAUSED, 0).paused("COMIDA").build(), 5);
        model.messageReceived(newer);
        model.messageReceived(newVersion(Samples.seat(SeatState.READY, 0).build(), 4));

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
    void shouldNotSaveBeforeTheCallEnds() {
        onCall();
        choose("CD", "CLG");
        model.classification().save();

        assertThat(model.classification().notYetProperty().get()).isNotEmpty();
        assertThat(link.sentOnPurpose()).isEmpty();
    }

    @Test
    void shouldSaveWithTheCheckedValuesAndCloseWhenAcknowledged() {
        wrapUp(30);
        choose("CD", "PP");
        fill("1,500", "+4", "SPEI");
        model.classification().noteProperty().set(" paga el viernes ");
        model.classification().save();

        ClientMessage.Classify sent = link.last(ClientMessage.Classify.class);
        assertThat(sent.fields()).isEqualTo(Map.of("monto", "1500.00", "fecha", "2026-11-27", "medio", "SPEI"));
        assertThat(sent.note()).isEqualTo("paga el viernes");
        assertThat(model.classification().savingProperty().get()).isTrue();
        model.messageReceived(new ServerMessage.Ack(sent.requestId()));
        assertThat(model.classification().stepProperty().get()).isEqualTo(Step.CLOSED);
        assertThat(drafts.find("17", 9_001)).isEmpty();
    }

    @Test
    void shouldNotOpenAgainForACallAlreadyClassified() {
        wrapUp(30);
        choose("CD", "CLG");
        model.classification().save();
        model.messageReceived(
                new ServerMessage.Ack(link.last(ClientMessage.Classify.class).requestId()));
        wrapUpSeat(20);

        assertThat(model.classification().stepProperty().get()).isEqualTo(Step.CLOSED);
    }

    @Test
    void shouldPutARefusedFieldRightWhereItIs() {
        wrapUp(30);
        choose("CD", "PP");
        fill("1500", "+4", "SPEI");
        model.classification().save();
        String id = link.last(ClientMessage.Classify.class).requestId();
        model.messageReceived(new ServerMessage.Rejected(
                id, RefusalCodes.INVALID_FIELD, Map.of("field", "fecha", "value", "x", "expected", "hoy o después")));

        assertThat(model.classification().fields().get(1).errorProperty().get()).contains("hoy o después");
        assertThat(model.classification().savingProperty().get()).isFalse();
        model.classification().save();
        assertThat(link.last(ClientMessage.Classify.class).requestId()).isNotEqualTo(id);
    }

    @Test
    void shouldSendTheSameClassificationAgainAfterACrash() {
        wrapUp(30);
        choose("CD", "PP");
        fill("1500", "+4", "SPEI");
        model.classification().save();
        ClientMessage.Classify before = link.last(ClientMessage.Classify.class);
        link.sent().clear();

        model = fresh();
        wrapUp(20);

        assertThat(link.last(ClientMessage.Classify.class)).isEqualTo(before);
        assertThat(model.classification().savingProperty().get()).isTrue();
    }

    @Test
    void shouldRestoreWhatWasTypedAfterACrash() {
        onCall();
        choose("CD", "PP");
        fill("1,5", "", "");
        model.classification().noteProperty().set("a medi");

        model = fresh();
        onCall();

        ClassificationViewModel form = model.classification();
        assertThat(form.stepProperty().get()).isEqualTo(Step.DETAILS);
        assertThat(form.fields().getFirst().textProperty().get()).isEqualTo("1,5");
        assertThat(form.noteProperty().get()).isEqualTo("a medi");
        assertThat(link.sentOnPurpose()).isEmpty();
    }

    @Test
    void shouldKeepTheNoteWhenGoingBack() {
        onCall();
        choose("CD", "PP");
        model.classification().noteProperty().set("nota");
        model.classification().back();
        assertThat(model.classification().stepProperty().get()).isEqualTo(Step.RESULT);
        model.classification().back();
        model.classification().back();

        assertThat(model.classification().stepProperty().get()).isEqualTo(Step.CONTACT_TYPE);
        assertThat(model.classification().noteProperty().get()).isEqualTo("nota");
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

    private DesktopViewModel fresh() {
        InstantSource clock = () -> now;
        return new DesktopViewModel(link, drafts, Texts.nearest(Texts.MEXICO), clock);
    }

    private void onCall() {
        seat(Samples.seat(SeatState.ON_CALL, 5)
                .lead(501)
                .call(Samples.call(CallState.CONNECTED, 5, "+525512345678", false, false))
                .build());
        model.messageReceived(Samples.mexican(false));
    }

    private void wrapUp(int left) {
        onCall();
        wrapUpSeat(left);
    }

    private void wrapUpSeat(int left) {
        model.messageReceived(Samples.seat(SeatState.WRAP_UP, 0)
                .lead(501)
                .secondsLeft(left)
                .call(Samples.call(CallState.ENDED, 60, "+525512345678", false, false))
                .build());
    }

    private void seat(ServerMessage.Seat seat) {
        model.linkChanged(new LinkStatus.Up(20));
        model.messageReceived(Samples.signedIn(true));
        model.messageReceived(SampleCatalog.catalog());
        model.messageReceived(seat);
    }

    private void choose(String type, String result) {
        ClassificationViewModel form = model.classification();
        form.contactTypes().stream()
                .filter(t -> t.code().equals(type))
                .findFirst()
                .ifPresent(form::choose);
        form.results().stream().filter(r -> r.code().equals(result)).findFirst().ifPresent(form::choose);
    }

    private void fill(String... values) {
        for (int i = 0; i < values.length; i++) {
            model.classification().fields().get(i).textProperty().set(values[i]);
        }
    }

    private static ServerMessage.Seat newVersion(ServerMessage.Seat seat, long version) {
        return new ServerMessage.Seat(
                version,
                seat.state(),
                seat.since(),
                seat.deadline(),
                seat.pauseReason(),
                seat.pendingPause(),
                seat.campaign(),
                seat.phoneLeg(),
                seat.call(),
                seat.leadId(),
                seat.waiting(),
                seat.figures());
    }
}
