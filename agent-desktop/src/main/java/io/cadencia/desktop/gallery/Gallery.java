package io.cadencia.desktop.gallery;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Appearance;
import io.cadencia.desktop.view.Shell;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import java.time.InstantSource;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** Shows every state of the desktop without a server; Page Down and Page Up turn the pages. */
public final class Gallery extends Application {
    /** Size of the screen the desktop is designed for. */
    public static final double WIDTH = 1366;

    public static final double HEIGHT = 768;

    private final Appearance appearance = new Appearance(false, 100);
    private int page;

    public static void main(String[] arguments) {
        launch(arguments);
    }

    @Override
    public void start(Stage stage) {
        stage.setScene(scene(GalleryState.values()[page], appearance, Texts.MEXICO));
        stage.addEventFilter(KeyEvent.KEY_PRESSED, event -> turn(stage, event.getCode()));
        title(stage);
        stage.show();
    }

    /** The desktop in this state, ready to be shown or photographed. */
    public static Scene scene(GalleryState state, Appearance appearance, Locale language) {
        Texts texts = Texts.nearest(language);
        DesktopViewModel model =
                new DesktopViewModel(new SilentLink(), new NoDrafts(), texts, InstantSource.fixed(Samples.NOW));
        Shell shell = new Shell(texts, model, appearance);
        Scene scene = shell.scene(WIDTH, HEIGHT);
        state.play(model);
        return scene;
    }

    private void turn(Stage stage, KeyCode code) {
        int step = code == KeyCode.PAGE_DOWN ? 1 : code == KeyCode.PAGE_UP ? -1 : 0;
        if (step != 0) {
            page = Math.floorMod(page + step, GalleryState.values().length);
            stage.setScene(scene(GalleryState.values()[page], appearance, Texts.MEXICO));
            title(stage);
        }
    }

    private void title(Stage stage) {
        stage.setTitle(GalleryState.values()[page].name());
    }
}
