package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.CallViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Tones for machines that answer; while it is open and in focus the digit keys send tones. Esc closes it. */
final class Keypad extends HBox {
    private static final String TONES = "1234567890*#";
    private static final int MAX_SHOWN = 16;

    private final CallViewModel model;
    private final Label sent = Labels.of("", "keypad-sent");

    Keypad(Texts texts, CallViewModel model) {
        this.model = model;
        setId("keypadPanel");
        getStyleClass().add("keypad");
        setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(Labels.of(texts.get("keypad.title"), "hint"), sent);
        for (char tone : TONES.toCharArray()) {
            Button button = new Button(String.valueOf(tone));
            button.setId("keypad-" + (tone == '*' ? "star" : tone == '#' ? "pound" : String.valueOf(tone)));
            button.getStyleClass().add("keypad-key");
            button.setOnAction(e -> send(String.valueOf(tone)));
            getChildren().add(button);
        }
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        Visibility.set(this, false);
    }

    boolean isOpen() {
        return isVisible();
    }

    void toggle() {
        Visibility.set(this, !isVisible());
        if (isVisible()) {
            sent.setText("");
            getChildren().get(2).requestFocus();
        }
    }

    void close() {
        Visibility.set(this, false);
    }

    private void typed(KeyEvent event) {
        if (event.getCharacter().length() == 1 && TONES.contains(event.getCharacter())) {
            send(event.getCharacter());
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    private void send(String tone) {
        model.sendDigit(tone);
        String all = sent.getText() + tone;
        sent.setText(all.length() > MAX_SHOWN ? all.substring(all.length() - MAX_SHOWN) : all);
    }
}
