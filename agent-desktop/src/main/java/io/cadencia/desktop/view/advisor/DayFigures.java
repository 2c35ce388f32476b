package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Card;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.protocol.ServerMessage.Figures;
import io.cadencia.protocol.ServerMessage.Seat;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The advisor's own day. */
final class DayFigures extends VBox {
    private final Label calls = Labels.of("0", "figure");
    private final Label gestiones = Labels.of("0", "figure");
    private final Label promises = Labels.of("0", "figure");

    DayFigures(Texts texts, ObservableValue<@Nullable Seat> seat) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("figures");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        ColumnConstraints value = new ColumnConstraints();
        value.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(name, value);
        grid.addRow(0, Labels.of(texts.get("day.calls"), "body"), calls);
        grid.addRow(1, Labels.of(texts.get("day.gestiones"), "body"), gestiones);
        grid.addRow(2, Labels.of(texts.get("day.promises"), "body"), promises);
        getChildren().add(new Card(Icons.DONE, texts.get("day.title"), grid));
        for (Label figure : new Label[] {calls, gestiones, promises}) {
            figure.setMinWidth(Region.USE_PREF_SIZE);
        }
        seat.subscribe(s -> {
            if (s != null) {
                show(s.figures());
            }
        });
    }

    private void show(Figures figures) {
        calls.setText(Integer.toString(figures.calls()));
        gestiones.setText(Integer.toString(figures.gestiones()));
        promises.setText(Integer.toString(figures.promises()));
    }
}
