package io.cadencia.desktop.view.signin;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Card;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.protocol.ServerMessage.PhoneAccount;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The way the advisor's voice takes: today a SIP phone with the account the server provides. */
public final class PhoneAccountView extends VBox {
    private final Texts texts;
    private final GridPane account = new GridPane();
    private final Label lamp = Labels.wrapped("", "lamp");

    public PhoneAccountView(Texts texts, ObservableValue<@Nullable PhoneAccount> phone) {
        this.texts = texts;
        getStyleClass().add("phone-account");
        account.getStyleClass().add("account-grid");
        lamp.setId("phoneLamp");
        lamp.setMaxWidth(Double.MAX_VALUE);
        getChildren()
                .add(new Card(
                        Icons.DESK_PHONE,
                        texts.get("phone.title"),
                        Labels.wrapped(texts.get("phone.way"), "body"),
                        account,
                        lamp));
        phone.subscribe(this::show);
    }

    private void show(@Nullable PhoneAccount phone) {
        account.getChildren().clear();
        if (phone == null) {
            return;
        }
        String password = phone.password();
        row(0, "phone.user", phone.user(), "phoneUser");
        row(1, "phone.domain", phone.domain(), "phoneDomain");
        row(2, "phone.transport", phone.transport(), "phoneTransport");
        row(3, "phone.password", password == null ? texts.get("phone.password.elsewhere") : password, "phonePassword");
        lamp.getStyleClass().removeAll("lamp-on", "lamp-off");
        lamp.getStyleClass().add(phone.registered() ? "lamp-on" : "lamp-off");
        lamp.setText(texts.get(phone.registered() ? "phone.registered" : "phone.unregistered"));
        lamp.setGraphic((phone.registered() ? Icons.READY : Icons.ERROR).icon());
    }

    private void row(int row, String key, String value, String id) {
        TextField shown = new TextField(value);
        shown.setId(id);
        shown.setEditable(false);
        shown.setFocusTraversable(false);
        shown.getStyleClass().add("copyable");
        account.add(Labels.of(texts.get(key), "fact-name"), 0, row);
        account.add(shown, 1, row);
    }
}
