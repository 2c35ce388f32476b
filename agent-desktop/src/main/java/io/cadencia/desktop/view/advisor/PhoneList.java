package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.viewmodel.AccountViewModel;
import io.cadencia.desktop.viewmodel.AccountViewModel.PhoneRow;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.Phone;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The account's phones, each with its verdict in words and sign; the chosen one is the one F4 dials. */
final class PhoneList extends VBox {
    private final Texts texts;
    private final DesktopViewModel model;

    PhoneList(Texts texts, DesktopViewModel model) {
        this.texts = texts;
        this.model = model;
        setId("phones");
        getStyleClass().add("phones");
        account().cardProperty().subscribe(this::show);
        account().selectedPhoneProperty().subscribe(row -> select(row));
        model.seat().seatProperty().subscribe(seat -> setChoosable(model.seat().picksLeads()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private AccountViewModel account() {
        return model.account();
    }

    private void show(@Nullable AccountCard card) {
        List<Phone> phones = card == null ? List.of() : card.phones();
        getChildren().setAll(phones.stream().map(account()::row).map(this::line).toList());
        setChoosable(model.seat().picksLeads());
        select(account().selectedPhoneProperty().get());
    }

    private PhoneLine line(PhoneRow row) {
        PhoneLine line = new PhoneLine(row, texts.get("phone.accessible", row.number(), row.about(), row.verdict()));
        line.setOnMouseClicked(e -> account().selectedPhoneProperty().set(row));
        return line;
    }

    private void select(@Nullable PhoneRow row) {
        lines().forEach(line -> line.choose(line.row().equals(row)));
    }

    private List<PhoneLine> lines() {
        return getChildren().stream().map(PhoneLine.class::cast).toList();
    }

    private void setChoosable(boolean choosable) {
        getChildren().forEach(node -> {
            node.setFocusTraversable(choosable);
            node.setMouseTransparent(!choosable);
        });
        getStyleClass().remove("choosable");
        if (choosable) {
            getStyleClass().add("choosable");
        }
    }

    private void pressed(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        List<PhoneLine> lines = lines();
        for (int i = 0; step != 0 && i < lines.size(); i++) {
            if (lines.get(i).isFocused() && i + step >= 0 && i + step < lines.size()) {
                PhoneLine next = lines.get(i + step);
                next.requestFocus();
                account().selectedPhoneProperty().set(next.row());
                event.consume();
                return;
            }
        }
    }

    /** Puts the focus on the chosen phone. */
    void focus() {
        lines().stream().filter(PhoneLine::isChosen).findFirst().ifPresent(PhoneLine::requestFocus);
    }
}
