package io.cadencia.e2e;

import io.cadencia.desktop.client.DraftJournal;
import io.cadencia.desktop.client.LinkListener;
import io.cadencia.desktop.client.LinkStatus;
import io.cadencia.desktop.client.ServerConnection;
import io.cadencia.desktop.client.Trust;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.testing.Keyboard;
import io.cadencia.desktop.testing.Screenshot;
import io.cadencia.desktop.testing.Toolkit;
import io.cadencia.desktop.theme.Appearance;
import io.cadencia.desktop.view.Shell;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;

/** Somebody at a real desktop with nothing but a keyboard, signed in with a seat of the running demo. */
@NullUnmarked
final class Advisor implements AutoCloseable {
    private final Properties ticket = new Properties();
    private final DraftJournal drafts;
    private final ServerConnection connection;
    private final Keyboard keyboard;
    private DesktopViewModel model;
    private Stage stage;

    Advisor(Path ticketFile, Path folder) throws IOException {
        try (var in = Files.newBufferedReader(ticketFile)) {
            ticket.load(in);
        }
        drafts = DraftJournal.open(folder.resolve("drafts-" + ticket.getProperty("user")));
        connection = new ServerConnection(
                Trust.file(Path.of(ticket.getProperty("trust"))), Platform::runLater, new Hearing(), "end-to-end");
        Toolkit.run(this::open);
        keyboard = new Keyboard(stage);
    }

    private void open() {
        Texts texts = Texts.nearest(Texts.MEXICO);
        model = new DesktopViewModel(connection, drafts, texts, InstantSource.system());
        model.signIn().serverProperty().set(ticket.getProperty("server"));
        stage = new Stage();
        stage.setScene(new Shell(texts, model, new Appearance(false, 100)).scene(1366, 768));
        stage.show();
        stage.requestFocus();
    }

    /** Signs in, takes the first campaign offered, and goes ready when the phone is up. */
    Advisor goReady() {
        keyboard.awaitFocus("user").type(ticket.getProperty("user")).press(KeyCode.ENTER);
        keyboard.awaitFocus("password").type(ticket.getProperty("password")).press(KeyCode.ENTER);
        until(
                "campaigns to choose from",
                Duration.ofSeconds(20),
                () -> keyboard.focus().startsWith("campaign-"));
        keyboard.press(KeyCode.DIGIT1);
        await(SeatState.PAUSED, Duration.ofSeconds(20));
        keyboard.press(KeyCode.F2).awaitFocus("state-READY").press(KeyCode.DIGIT1);
        await(SeatState.READY, Duration.ofSeconds(10));
        return this;
    }

    /** Hangs up and classifies the call as a promise of payment. */
    Advisor hangUpAndClassify() {
        keyboard.press(KeyCode.ALT, KeyCode.C);
        await(SeatState.WRAP_UP, Duration.ofSeconds(10));
        keyboard.awaitFocus("contactType-DIRECT").press(KeyCode.DIGIT1).awaitFocus("result-PP");
        keyboard.press(KeyCode.DIGIT1).awaitFocus("field-monto").type("1500").press(KeyCode.ENTER);
        keyboard.awaitFocus("field-fecha").type("+3").press(KeyCode.ENTER);
        keyboard.awaitFocus("field-medio").press(KeyCode.DIGIT2).press(KeyCode.ENTER);
        keyboard.awaitFocus("note").type("paga el jueves").press(KeyCode.CONTROL, KeyCode.ENTER);
        until("the classification saved", Duration.ofSeconds(10), () -> state() != SeatState.WRAP_UP);
        return this;
    }

    /** Works the list by hand, lead after lead, until somebody answers. */
    Advisor dialUntilAnswered(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (state() != SeatState.ON_CALL) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nobody answered a manual call within " + limit);
            }
            keyboard.press(KeyCode.F3);
            await(SeatState.PREPARING, Duration.ofSeconds(10));
            until("the account on the screen", Duration.ofSeconds(10), this::accountIsShown);
            keyboard.press(KeyCode.F4);
            until("the call to begin", Duration.ofSeconds(5), () -> state() != SeatState.PREPARING);
            until("the call to be answered or over", Duration.ofSeconds(40), () -> state() != SeatState.DIALING);
        }
        return this;
    }

    /** The account comes in a message of its own, after the seat's. */
    private boolean accountIsShown() {
        return Toolkit.call(() -> model.account().selectedPhoneProperty().get() != null);
    }

    Advisor awaitCall(Duration limit) {
        await(SeatState.ON_CALL, limit);
        return this;
    }

    Advisor photograph(String name) {
        Screenshot picture = Toolkit.call(() -> Screenshot.of(stage.getScene()));
        try {
            picture.write(Path.of("target", "screenshots", name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Text of a label on the screen. */
    String text(String id) {
        return Toolkit.call(() -> ((Labeled) stage.getScene().lookup("#" + id)).getText());
    }

    SeatState state() {
        return Toolkit.call(() -> model.seat().state());
    }

    private void await(SeatState wanted, Duration limit) {
        until("state " + wanted + ", now " + state(), limit, () -> state() == wanted);
    }

    private void until(String what, Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                photograph("failure");
                throw new AssertionError("waited " + limit + " for " + what + "; see target/screenshots/failure.png");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        Toolkit.run(stage::close);
        connection.close();
        drafts.close();
    }

    private final class Hearing implements LinkListener {
        @Override
        public void linkChanged(LinkStatus status) {
            model.linkChanged(status);
        }

        @Override
        public void messageReceived(ServerMessage message) {
            model.messageReceived(message);
        }
    }
}
