package io.cadencia.desktop.view.common;

import io.cadencia.desktop.theme.Icons;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A small card with a few choices over a corner of the screen; the call stays in sight. Esc closes it and does nothing
 * else.
 */
public final class ChoiceOverlay extends StackPane {

    /** A choice and what it does. */
    public record Choice(String id, String label, Runnable action) {}

    private final OptionGroup<Choice> options;
    private @Nullable Runnable onClosed;

    public ChoiceOverlay(String id, Icons icon, String title, String hint) {
        setId(id);
        getStyleClass().add("choice-overlay");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        options = new OptionGroup<>(1, Choice::label, Choice::id, this::choose);
        Card card = new Card(icon, title, options, Labels.wrapped(hint, "hint"));
        getChildren().add(card);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        Visibility.set(this, false);
    }

    /** Opens with these choices; {@code closed} gives the focus back. */
    public void open(List<Choice> choices, Runnable closed) {
        onClosed = closed;
        options.show(choices);
        Visibility.set(this, true);
        options.focusFirst();
    }

    public boolean isOpen() {
        return isVisible();
    }

    public void close() {
        Visibility.set(this, false);
        if (onClosed != null) {
            onClosed.run();
        }
    }

    private void choose(Choice choice) {
        close();
        choice.action().run();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (options.press(event)) {
            event.consume();
        }
    }
}
