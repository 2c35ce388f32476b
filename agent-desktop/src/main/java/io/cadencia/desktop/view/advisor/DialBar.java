package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.AccountViewModel.PhoneRow;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.protocol.ServerMessage.AccountCard;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Manual and preview, an account on the screen and no call yet: dial the chosen phone, or give the account back. */
final class DialBar extends HBox {
    private final Texts texts;
    private final DesktopViewModel model;
    private final Label number = Labels.of("", "call-number");
    private final Label verdict = Labels.wrapped("", "dial-verdict");
    private final Button dial;

    DialBar(Texts texts, DesktopViewModel model, Runnable giveBack) {
        this.texts = texts;
        this.model = model;
        setId("dialBar");
        getStyleClass().addAll("call-bar", "dial-bar");
        setAlignment(Pos.CENTER_LEFT);
        number.setId("dialNumber");
        number.setMinWidth(Region.USE_PREF_SIZE);
        verdict.setId("dialVerdict");
        VBox about = new VBox(Labels.of(texts.get("dial.ready"), "call-state"), number, verdict);
        HBox.setHgrow(about, Priority.ALWAYS);
        dial = button("dial", Icons.DIAL, texts.get("dial.dial"), "F4", this::dial);
        dial.getStyleClass().add("success");
        Button back = button("giveBack", Icons.RETURN, texts.get("dial.giveBack"), "F7", giveBack);
        getChildren().addAll(Icons.PREPARING.icon(), about, back, dial);
        model.account().selectedPhoneProperty().subscribe(this::show);
    }

    /** Dials the chosen phone if its verdict allows it. */
    void dial() {
        AccountCard card = model.account().cardProperty().get();
        PhoneRow row = model.account().selectedPhoneProperty().get();
        if (card != null && row != null && row.allowed()) {
            model.workList().dial(card.leadId(), row.phone().id());
        }
    }

    private Button button(String id, Icons icon, String text, String key, Runnable action) {
        Label label = Labels.of(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = new HBox(icon.icon(), label, Labels.key(key));
        content.getStyleClass().add("button-content");
        content.setAlignment(Pos.CENTER);
        Button button = new Button(null, content);
        button.setId(id);
        button.setAccessibleText(text);
        button.getStyleClass().add("control");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.setOnAction(e -> action.run());
        return button;
    }

    private void show(@Nullable PhoneRow row) {
        number.setText(row == null ? texts.get("dial.noPhone") : row.number());
        verdict.setText(row == null ? "" : row.verdict());
        boolean allowed = row != null && row.allowed();
        verdict.setGraphic((allowed ? Icons.ALLOWED : Icons.BLOCKED).icon());
        verdict.getStyleClass().removeAll("verdict-allowed", "verdict-blocked");
        verdict.getStyleClass().add(allowed ? "verdict-allowed" : "verdict-blocked");
        Visibility.set(verdict, row != null);
        dial.setDisable(!allowed);
    }
}
