package io.cadencia.desktop.view.signin;

import atlantafx.base.controls.CustomTextField;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.SignInViewModel;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** User, password, server. */
public final class SignInView extends StackPane {
    private final Texts texts;
    private final SignInViewModel model;
    private final TextField server = new CustomTextField();
    private final TextField user = new CustomTextField();
    private final PasswordField password = new PasswordField();

    public SignInView(Texts texts, SignInViewModel model) {
        this.texts = texts;
        this.model = model;
        setId("signInView");
        getStyleClass().add("sign-in");
        VBox card = new VBox(
                brand(),
                Labels.of(texts.get("signIn.title"), "screen-title"),
                field("server", texts.get("signIn.server"), server, model.serverProperty(), Icons.SERVER),
                field("user", texts.get("signIn.user"), user, model.userProperty(), Icons.USER),
                field("password", texts.get("signIn.password"), password, model.passwordProperty(), Icons.LOCK),
                error(),
                submit(),
                Labels.wrapped(texts.get("signIn.hint"), "hint"));
        card.getStyleClass().add("sign-in-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(card);
    }

    /** Puts the focus on the first empty field. */
    public void focusFirstEmpty() {
        TextField first = server.getText().isBlank() ? server : user.getText().isBlank() ? user : password;
        Platform.runLater(first::requestFocus);
    }

    private HBox brand() {
        HBox brand = new HBox(Icons.LOGO.icon(), Labels.of("Cadencia", "brand"));
        brand.getStyleClass().add("brand-row");
        brand.setAlignment(Pos.CENTER_LEFT);
        return brand;
    }

    private VBox field(String id, String label, TextField input, StringProperty value, Icons icon) {
        input.setId(id);
        input.textProperty().bindBidirectional(value);
        input.disableProperty().bind(model.busyProperty());
        input.setOnAction(e -> enter(input));
        Label name = Labels.of(label, "field-label");
        name.setGraphic(icon.icon());
        name.setLabelFor(input);
        VBox box = new VBox(name, input);
        box.getStyleClass().add("field-box");
        return box;
    }

    private void enter(TextField input) {
        if (input == server && user.getText().isBlank()) {
            user.requestFocus();
        } else if (password.getText().isEmpty()) {
            password.requestFocus();
        } else {
            model.signIn();
        }
    }

    private Label error() {
        Label error = Labels.wrapped("", "error-box");
        error.setId("signInError");
        error.setGraphic(Icons.ERROR.icon());
        error.textProperty().bind(model.errorProperty());
        error.setMaxWidth(Double.MAX_VALUE);
        Visibility.bindToText(error, model.errorProperty());
        return error;
    }

    private Button submit() {
        Button button = new Button();
        button.setId("signIn");
        button.textProperty().bind(model.busyProperty().map(b -> texts.get(b ? "signIn.connecting" : "signIn.submit")));
        button.getStyleClass().addAll("accent", "large-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setDefaultButton(true);
        button.disableProperty().bind(model.busyProperty());
        button.setOnAction(e -> model.signIn());
        return button;
    }
}
