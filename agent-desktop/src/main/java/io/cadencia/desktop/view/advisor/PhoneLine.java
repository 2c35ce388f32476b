package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.viewmodel.AccountViewModel.PhoneRow;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A phone in one line: number, whose it is, and whether it may be dialled now. */
final class PhoneLine extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");

    private final PhoneRow row;
    private boolean chosen;

    PhoneLine(PhoneRow row, String spoken) {
        this.row = row;
        setId("phone-" + row.phone().id());
        getStyleClass().add("phone");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        setAccessibleText(spoken);
        Label number = Labels.of(row.number(), "phone-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        Label about = Labels.of(row.about(), "phone-about");
        about.setMinWidth(Region.USE_PREF_SIZE);
        Label verdict = Labels.wrapped(row.verdict(), "verdict", row.allowed() ? "verdict-allowed" : "verdict-blocked");
        if (!row.verdict().isEmpty()) {
            verdict.setGraphic((row.allowed() ? Icons.ALLOWED : Icons.BLOCKED).icon());
        }
        verdict.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        getChildren().addAll(number, about, verdict);
    }

    PhoneRow row() {
        return row;
    }

    boolean isChosen() {
        return chosen;
    }

    void choose(boolean isChosen) {
        chosen = isChosen;
        pseudoClassStateChanged(CHOSEN, isChosen);
    }
}
