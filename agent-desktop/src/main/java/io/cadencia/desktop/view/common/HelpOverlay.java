package io.cadencia.desktop.view.common;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Every key of the desktop; F1 opens and closes it, Esc closes it. It leaves the call bar in sight. */
public final class HelpOverlay extends StackPane {
    private static final List<String> KEYS = List.of(
            "F1",
            "F2",
            "F3",
            "F4",
            "F5",
            "F6",
            "F8",
            "F9",
            "F11",
            "options",
            "enter",
            "save",
            "back",
            "hangUp",
            "hold",
            "mute",
            "keypad",
            "transfer",
            "larger",
            "normal");

    public HelpOverlay(Texts texts) {
        setId("help");
        getStyleClass().add("help-overlay");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-grid");
        int rows = (KEYS.size() + 1) / 2;
        for (int i = 0; i < KEYS.size(); i++) {
            int column = i / rows * 2;
            Label what = Labels.of(texts.get("help." + KEYS.get(i)), "help-text");
            grid.add(Labels.key(texts.get("help." + KEYS.get(i) + ".key")), column, i % rows);
            grid.add(what, column + 1, i % rows);
        }
        VBox card = new Card(Icons.HELP, texts.get("help.title"), grid, Labels.of(texts.get("help.close"), "hint"));
        getChildren().add(card);
        Visibility.set(this, false);
    }

    public boolean isOpen() {
        return isVisible();
    }

    public void toggle() {
        Visibility.set(this, !isVisible());
    }

    public void close() {
        Visibility.set(this, false);
    }
}
