package io.cadencia.desktop;

import io.cadencia.desktop.client.DraftJournal;
import io.cadencia.desktop.client.LinkListener;
import io.cadencia.desktop.client.LinkStatus;
import io.cadencia.desktop.client.ServerConnection;
import io.cadencia.desktop.client.Trust;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Appearance;
import io.cadencia.desktop.view.Shell;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.protocol.ServerMessage;
import java.io.IOException;
import java.time.InstantSource;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The advisor's desktop: reads the options, wires connection, view-models and window, and starts. */
public final class DesktopApp extends Application {
    /** Told to the server in the greeting. */
    static final String VERSION = "0.1.0";

    private static final Logger LOG = LoggerFactory.getLogger(DesktopApp.class);
    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;
    private static final double MIN_WIDTH = 1180;
    private static final double MIN_HEIGHT = 680;
    private static final Duration TICK = Duration.millis(250);
    private static final int BAD_OPTION = 2;

    private @Nullable ServerConnection connection;
    private @Nullable DraftJournal drafts;

    /** Starts the window; a bad option ends with code 2 and one sentence. */
    public static void main(String[] arguments) {
        launch(DesktopApp.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        try {
            open(stage, DesktopOptions.parse(getParameters().getRaw()));
        } catch (DesktopOptions.BadOption | IOException e) {
            System.err.println("cadencia desktop: " + e.getMessage());
            System.exit(BAD_OPTION);
        }
    }

    @Override
    public void stop() {
        if (connection != null) {
            connection.close();
        }
        if (drafts != null) {
            drafts.close();
        }
    }

    private void open(Stage stage, DesktopOptions options) throws IOException {
        SSLContext trust =
                options.trust().isPresent() ? Trust.file(options.trust().get()) : Trust.system();
        Texts texts = Texts.nearest(options.locale());
        Dispatcher dispatcher = new Dispatcher();
        ServerConnection link = new ServerConnection(trust, Platform::runLater, dispatcher, VERSION);
        DraftJournal journal = DraftJournal.open(options.drafts());
        connection = link;
        drafts = journal;
        DesktopViewModel model = new DesktopViewModel(link, journal, texts, InstantSource.system());
        dispatcher.target = model;
        fill(model, options);
        show(stage, texts, model, new Appearance(options.dark(), options.textPercent()));
        LOG.info("desktop {} started", VERSION);
    }

    private static void fill(DesktopViewModel model, DesktopOptions options) {
        model.signIn().serverProperty().set(options.server());
        model.signIn().userProperty().set(options.user());
        model.signIn().passwordProperty().set(options.password());
    }

    private static void show(Stage stage, Texts texts, DesktopViewModel model, Appearance appearance) {
        Scene scene = new Shell(texts, model, appearance).scene(WIDTH, HEIGHT);
        stage.setTitle(texts.get("app.title"));
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.show();
        Timeline timers = new Timeline(new KeyFrame(TICK, e -> model.tick()));
        timers.setCycleCount(Animation.INDEFINITE);
        timers.play();
    }

    /** The one way from the connection to the screens; called on the FX thread only. */
    private static final class Dispatcher implements LinkListener {
        private @Nullable LinkListener target;

        @Override
        public void linkChanged(LinkStatus status) {
            if (target != null) {
                target.linkChanged(status);
            }
        }

        @Override
        public void messageReceived(ServerMessage message) {
            if (target != null) {
                target.messageReceived(message);
            }
        }
    }
}
