package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.FieldViewModel;
import io.cadencia.protocol.ServerMessage.Choice;
import io.cadencia.protocol.ServerMessage.FieldKind;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A field of the classification: label, input of its kind, how it is understood, what is wrong. */
final class FieldBox extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final FieldViewModel model;
    private final Control input;

    /** {@code next} moves the focus on after Enter. */
    FieldBox(FieldViewModel model, Runnable next) {
        this.model = model;
        getStyleClass().add("field-box");
        input = model.field().kind() == FieldKind.CHOICE ? choice(next) : text(next);
        input.setId("field-" + model.field().name());
        input.setMaxWidth(Double.MAX_VALUE);
        Label label = Labels.of(model.label(), "field-label");
        label.setLabelFor(input);
        Label hint = Labels.bound(model.hintProperty(), "field-hint");
        Visibility.bindToText(hint, model.hintProperty());
        Label error = Labels.wrapped("", "field-error");
        error.textProperty().bind(model.errorProperty());
        error.setId("error-" + model.field().name());
        error.setGraphic(Icons.ERROR.icon());
        Visibility.bindToText(error, model.errorProperty());
        model.errorProperty().subscribe(e -> input.pseudoClassStateChanged(DANGER, !e.isEmpty()));
        getChildren().addAll(label, input, hint, error);
    }

    FieldViewModel model() {
        return model;
    }

    void focus() {
        input.requestFocus();
    }

    private TextField text(Runnable next) {
        TextField field = new TextField();
        field.setPromptText(model.prompt());
        field.textProperty().bindBidirectional(model.textProperty());
        field.setOnAction(e -> next.run());
        return field;
    }

    private ComboBox<Choice> choice(Runnable next) {
        ComboBox<Choice> box = new ComboBox<>();
        List<Choice> choices = model.field().choices();
        box.getItems().setAll(choices);
        box.setPromptText(model.prompt());
        box.setConverter(new ChoiceText(choices));
        box.setVisibleRowCount(Math.clamp(choices.size(), 1, 10));
        model.textProperty()
                .subscribe(code -> box.setValue(choices.stream()
                        .filter(c -> c.code().equals(code))
                        .findFirst()
                        .orElse(null)));
        box.valueProperty().subscribe(c -> {
            if (c != null) {
                model.textProperty().set(c.code());
            }
        });
        box.addEventFilter(KeyEvent.KEY_PRESSED, e -> pressed(box, e, next));
        return box;
    }

    private static void pressed(ComboBox<Choice> box, KeyEvent event, Runnable next) {
        KeyCode code = event.getCode();
        if (code.isDigitKey() && !event.isAltDown() && !event.isControlDown()) {
            int index = code.getChar().charAt(0) - '1';
            if (index >= 0 && index < box.getItems().size()) {
                box.setValue(box.getItems().get(index));
                box.hide();
            }
            event.consume();
        } else if (code == KeyCode.ENTER && !event.isControlDown() && !box.isShowing() && box.getValue() != null) {
            next.run();
            event.consume();
        }
    }

    private static final class ChoiceText extends StringConverter<Choice> {
        private final List<Choice> choices;

        ChoiceText(List<Choice> choices) {
            this.choices = choices;
        }

        @Override
        public String toString(@Nullable Choice choice) {
            return choice == null ? "" : (choices.indexOf(choice) + 1) + "  " + choice.label();
        }

        @Override
        public @Nullable Choice fromString(String text) {
            return choices.stream()
                    .filter(c -> toString(c).equals(text))
                    .findFirst()
                    .orElse(null);
        }
    }
}
