package io.cadencia.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.desktop.client.DraftJournal;
import io.cadencia.desktop.client.LinkListener;
import io.cadencia.desktop.client.LinkStatus;
import io.cadencia.desktop.client.ServerConnection;
import io.cadencia.desktop.client.Trust;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.testing.Certificate;
import io.cadencia.desktop.testing.FakeServer;
import io.cadencia.desktop.testing.Keyboard;
import io.cadencia.desktop.testing.Toolkit;
import io.cadencia.desktop.theme.Appearance;
import io.cadencia.desktop.view.Shell;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.DialMode;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From sign-in to a classified call with the keyboard only, over a real TLS WebSocket. */
@NullUnmarked
class KeyboardOnlyIT {
    @TempDir
    private static Path folder;

    private static Certificate certificate;

    private final AtomicBoolean offThread = new AtomicBoolean();
    private FakeServer server;
    private ServerConnection connection;
    private DraftJournal drafts;
    private DesktopViewModel model;
    private Stage stage;
    private Keyboard keyboard;

    @BeforeAll
    static void prepare() {
        certificate = Certificate.make(folder);
        Toolkit.start();
    }

    @BeforeEach
    void open() throws IOException {
        server = new FakeServer(certificate);
        drafts = DraftJournal.open(folder.resolve("drafts-" + System.nanoTime()));
        DesktopViewModel[] target = new DesktopViewModel[1];
        connection = new ServerConnection(Trust.file(certificate.pem()), Platform::runLater, watching(target), "it");
        Toolkit.run(() -> {
            Texts texts = Texts.nearest(Texts.MEXICO);
            model = new DesktopViewModel(connection, drafts, texts, InstantSource.system());
            target[0] = model;
            model.signIn().serverProperty().set(server.address());
            stage = new Stage();
            stage.setScene(new Shell(texts, model, new Appearance(false, 100)).scene(1366, 768));
            stage.show();
            stage.requestFocus();
        });
        keyboard = new Keyboard(stage);
    }

    @AfterEach
    void close() {
        Toolkit.run(stage::close);
        connection.close();
        drafts.close();
        server.close();
        assertThat(offThread).as("server events applied off the FX thread").isFalse();
    }

    @Test
    void shouldConsultMergeAndLeaveWithTheKeyboardOnly() {
        ScriptedFloor floor = new ScriptedFloor(server, DialMode.PREDICTIVE);
        signInAndJoin();
        floor.connectCall();
        server.await(ClientMessage.PopShown.class, 1);
        keyboard.awaitFocus("contactType-CI");

        // with the floor's every control on offer the directory stands after what ends or merges a third party
        keyboard.press(KeyCode.ALT, KeyCode.R).awaitFocus("third-MERGE");
        keyboard.press(KeyCode.DIGIT4);
        ClientMessage.ControlCall consult = server.await(ClientMessage.ControlCall.class, 1);
        assertThat(consult.control()).isEqualTo(CallControl.CONSULT);
        assertThat(consult.detail()).isEqualTo("LEGAL");
        awaitThirdParty("Habla con Legal; el deudor espera con música");

        keyboard.press(KeyCode.ALT, KeyCode.R).awaitFocus("third-MERGE");
        keyboard.press(KeyCode.ESCAPE);
        assertThat(model.call().liveProperty().get())
                .as("Esc never ends a call")
                .isTrue();
        keyboard.press(KeyCode.ALT, KeyCode.R).awaitFocus("third-MERGE");
        keyboard.press(KeyCode.DIGIT1);
        assertThat(server.await(ClientMessage.ControlCall.class, 2).control()).isEqualTo(CallControl.MERGE);
        awaitThirdParty("Conferencia con Legal y el deudor");

        keyboard.press(KeyCode.ALT, KeyCode.R).awaitFocus("third-MERGE");
        keyboard.press(KeyCode.DIGIT2);
        assertThat(server.await(ClientMessage.ControlCall.class, 3).control()).isEqualTo(CallControl.LEAVE);
        awaitState(SeatState.WRAP_UP);
    }

    @Test
    void shouldGoFromSignInToAClassifiedPredictiveCall() {
        ScriptedFloor floor = new ScriptedFloor(server, DialMode.PREDICTIVE);
        signInAndJoin();

        floor.connectCall();
        assertThat(server.await(ClientMessage.PopShown.class, 1).attemptId()).isEqualTo(ScriptedFloor.ATTEMPT);
        assertThat(text("debtor")).isEqualTo("José Núñez");
        keyboard.awaitFocus("contactType-CI").press(KeyCode.ESCAPE);
        keyboard.press(KeyCode.ALT, KeyCode.E);
        assertThat(server.await(ClientMessage.ControlCall.class, 1).control()).isEqualTo(CallControl.HOLD);
        keyboard.press(KeyCode.ALT, KeyCode.C);
        assertThat(server.await(ClientMessage.ControlCall.class, 2).control()).isEqualTo(CallControl.HANG_UP);
        awaitState(SeatState.WRAP_UP);
        classifyAsPromise();

        ClientMessage.Classify classify = server.await(ClientMessage.Classify.class, 1);
        String date =
                LocalDate.now(ZoneId.of("America/Mexico_City")).plusDays(3).toString();
        assertThat(classify.attemptId()).isEqualTo(ScriptedFloor.ATTEMPT);
        assertThat(classify.resultCode()).isEqualTo("PP");
        assertThat(classify.fields()).isEqualTo(Map.of("monto", "1500.50", "fecha", date, "medio", "OXXO"));
        assertThat(classify.note()).isEqualTo("paga 3 veces");
        awaitState(SeatState.READY);
    }

    @Test
    void shouldDialAndClassifyAManualCall() {
        ScriptedFloor floor = new ScriptedFloor(server, DialMode.MANUAL);
        signInAndJoin();

        keyboard.press(KeyCode.F3);
        awaitState(SeatState.PREPARING);
        keyboard.press(KeyCode.F4);
        assertThat(server.await(ClientMessage.DialPhone.class, 1).phoneId()).isEqualTo(9);
        floor.connectCall();
        awaitState(SeatState.ON_CALL);
        keyboard.press(KeyCode.ALT, KeyCode.C);
        awaitState(SeatState.WRAP_UP);
        classifyAsPromise();

        assertThat(server.await(ClientMessage.Classify.class, 1).resultCode()).isEqualTo("PP");
    }

    @Test
    void shouldShowWhatIsMissingAndGoThere() {
        ScriptedFloor floor = new ScriptedFloor(server, DialMode.PREDICTIVE);
        signInAndJoin();
        floor.connectCall();
        awaitState(SeatState.ON_CALL);
        keyboard.press(KeyCode.ALT, KeyCode.C);
        awaitState(SeatState.WRAP_UP);
        keyboard.awaitFocus("contactType-CI").press(KeyCode.DIGIT2).awaitFocus("result-PP");
        keyboard.press(KeyCode.DIGIT1).awaitFocus("field-monto");
        keyboard.type("300").press(KeyCode.CONTROL, KeyCode.ENTER).awaitFocus("field-fecha");

        assertThat(text("error-fecha")).isEqualTo("Falta este dato.");
        assertThat(text("error-monto")).isEmpty();
        assertThat(server.received(ClientMessage.Classify.class)).isEmpty();
    }

    @Test
    void shouldKeepTheHalfTypedNoteAndTheTimersThroughALostConnection() {
        ScriptedFloor floor = new ScriptedFloor(server, DialMode.PREDICTIVE);
        signInAndJoin();
        floor.connectCall();
        awaitState(SeatState.ON_CALL);
        keyboard.press(KeyCode.F6).awaitFocus("note").type("le depositan el ju");
        var since = Toolkit.call(() -> model.seat().seatProperty().get().since());

        server.goAway();
        FakeServer.until(
                "the banner",
                () -> Toolkit.call(() -> model.connection().lostProperty().get()));
        assertThat(Toolkit.call(
                        () -> stage.getScene().lookup("#connectionBanner").isVisible()))
                .isTrue();
        assertThat(Toolkit.call(() -> stage.getScene().lookup("#callBar").isVisible()))
                .isTrue();
        keyboard.type("eves");
        server.comeBack();
        FakeServer.until(
                "the connection",
                () -> Toolkit.call(() -> !model.connection().lostProperty().get()));
        server.await(ClientMessage.Resume.class, 1);

        assertThat(Toolkit.call(() -> ((TextInputControl) stage.getScene().lookup("#note")).getText()))
                .isEqualTo("le depositan el jueves");
        assertThat(Toolkit.call(() -> model.seat().seatProperty().get().since()))
                .isEqualTo(since);
    }

    @Test
    void shouldAskForAPauseAndOpenHelpByKey() {
        new ScriptedFloor(server, DialMode.PREDICTIVE);
        signInAndJoin();

        keyboard.press(KeyCode.F1);
        assertThat(Toolkit.call(() -> stage.getScene().lookup("#help").isVisible()))
                .isTrue();
        keyboard.press(KeyCode.ESCAPE);
        assertThat(Toolkit.call(() -> stage.getScene().lookup("#help").isVisible()))
                .isFalse();
        keyboard.press(KeyCode.F2).awaitFocus("state-READY").press(KeyCode.DIGIT2);

        ClientMessage.ChangeState change = server.await(ClientMessage.ChangeState.class, 1);
        assertThat(change.target()).isEqualTo(ClientMessage.ChangeState.Target.PAUSED);
        assertThat(change.pauseReason()).isEqualTo("COMIDA");
    }

    private void signInAndJoin() {
        keyboard.awaitFocus("user").type("mariana").press(KeyCode.ENTER);
        keyboard.awaitFocus("password").type("secreta1").press(KeyCode.ENTER);
        assertThat(server.await(ClientMessage.SignIn.class, 1).password()).isEqualTo("secreta1");
        keyboard.awaitFocus("campaign-3").press(KeyCode.DIGIT1);
        awaitState(SeatState.READY);
    }

    private void classifyAsPromise() {
        keyboard.awaitFocus("contactType-CI").press(KeyCode.DIGIT2).awaitFocus("result-PP");
        keyboard.press(KeyCode.DIGIT1).awaitFocus("field-monto").type("1500.5").press(KeyCode.ENTER);
        keyboard.awaitFocus("field-fecha").type("+3").press(KeyCode.ENTER);
        keyboard.awaitFocus("field-medio").press(KeyCode.DIGIT2).press(KeyCode.ENTER);
        keyboard.awaitFocus("note").type("paga 3 veces").press(KeyCode.CONTROL, KeyCode.ENTER);
    }

    private void awaitState(SeatState state) {
        FakeServer.until("state " + state, () -> Toolkit.call(() -> model.seat().state() == state));
    }

    private void awaitThirdParty(String wanted) {
        FakeServer.until(
                wanted,
                () -> Toolkit.call(
                        () -> model.functions().thirdPartyProperty().get().equals(wanted)));
    }

    private String text(String id) {
        return Toolkit.call(() -> ((Labeled) stage.getScene().lookup("#" + id)).getText());
    }

    private LinkListener watching(DesktopViewModel[] target) {
        return new LinkListener() {
            @Override
            public void linkChanged(LinkStatus status) {
                watch();
                target[0].linkChanged(status);
            }

            @Override
            public void messageReceived(ServerMessage message) {
                watch();
                target[0].messageReceived(message);
            }

            private void watch() {
                if (!Platform.isFxApplicationThread()) {
                    offThread.set(true);
                }
            }
        };
    }
}
