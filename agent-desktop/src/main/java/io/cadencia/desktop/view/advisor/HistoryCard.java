package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Card;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.AccountViewModel;
import io.cadencia.desktop.viewmodel.AccountViewModel.HistoryRow;
import io.cadencia.protocol.ServerMessage.AccountCard;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was done before, the newest first. */
final class HistoryCard extends VBox {
    private final AccountViewModel model;
    private final Texts texts;
    private final VBox rows = new VBox();

    HistoryCard(Texts texts, AccountViewModel model) {
        this.texts = texts;
        this.model = model;
        setId("history");
        rows.getStyleClass().add("history-rows");
        Card card = new Card(Icons.HISTORY, texts.get("history.title"), rows);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        model.cardProperty().subscribe(this::show);
    }

    private void show(@Nullable AccountCard card) {
        rows.getChildren().clear();
        if (card == null) {
            return;
        }
        if (card.history().isEmpty()) {
            rows.getChildren().add(Labels.wrapped(texts.get("history.empty"), "hint"));
        }
        card.history().stream().map(model::row).map(HistoryCard::row).forEach(rows.getChildren()::add);
    }

    private static HBox row(HistoryRow row) {
        Label when = Labels.of(row.when(), "history-when");
        when.setMinWidth(Region.USE_PREF_SIZE);
        Label what = Labels.wrapped(row.label(), "history-label");
        Label by = Labels.of(row.channel() + " · " + row.by(), "history-by");
        Label note = Labels.wrapped(row.note(), "history-note");
        Visibility.set(note, !row.note().isEmpty());
        VBox text = new VBox(what, by, note);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(when, text);
        line.getStyleClass().add("history-row");
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}
