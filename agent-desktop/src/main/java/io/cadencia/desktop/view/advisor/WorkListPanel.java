package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Card;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.desktop.viewmodel.WorkListViewModel;
import io.cadencia.desktop.viewmodel.WorkListViewModel.Row;
import io.cadencia.protocol.ServerMessage.SeatState;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Manual and preview: the accounts set aside for this advisor, in the order to work them. */
final class WorkListPanel extends VBox {
    private final WorkListViewModel model;
    private final ListView<Row> list;

    WorkListPanel(Texts texts, DesktopViewModel desktop) {
        this.model = desktop.workList();
        setId("workList");
        list = new ListView<>(model.rows());
        list.setId("workItems");
        list.getStyleClass().add("work-items");
        list.setCellFactory(view -> new RowCell());
        list.setPlaceholder(Labels.wrapped(texts.get("work.empty"), "hint"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                takeSelected();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        Label remaining = Labels.wrapped("", "hint");
        remaining.textProperty().bind(model.remainingProperty().map(n -> texts.get("work.remaining", n.intValue())));
        ObservableValue<Boolean> busy = desktop.seat()
                .seatProperty()
                .map(s -> s.state() != SeatState.READY)
                .orElse(true);
        Card card = new Card(Icons.LIST, texts.get("work.title"), next(texts, busy), remaining, list);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
    }

    /** Puts the focus on the list. */
    void focus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private Button next(Texts texts, ObservableValue<Boolean> busy) {
        HBox content = new HBox(Icons.NEXT.icon(), Labels.of(texts.get("work.next")), Labels.key("F3"));
        content.getStyleClass().add("button-content");
        content.setAlignment(Pos.CENTER);
        Button next = new Button(null, content);
        next.setId("workNext");
        next.setAccessibleText(texts.get("work.next"));
        next.getStyleClass().add("accent");
        next.setMaxWidth(Double.MAX_VALUE);
        next.disableProperty().bind(busy);
        next.setOnAction(e -> model.takeNext());
        return next;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isControlDown()) {
            takeSelected();
            event.consume();
        }
    }

    private void takeSelected() {
        Row row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.take(row);
        }
    }

    private static final class RowCell extends ListCell<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : content(row));
            setId(empty || row == null ? null : "lead-" + row.item().leadId());
            setPrefWidth(0);
        }

        private static VBox content(Row row) {
            Label overdue = Labels.of(row.overdue(), "work-money");
            overdue.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            VBox box = new VBox(
                    Labels.wrapped(row.debtor(), "work-name"),
                    Labels.of(row.about(), "work-about"),
                    new HBox(overdue, gap, Labels.of(row.attempts(), "work-about")));
            box.getStyleClass().add("work-row");
            return box;
        }
    }
}
