package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.viewmodel.SeatViewModel;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The middle of the screen while no account is on it: what happens next, and what the advisor can do. */
final class EmptyState extends VBox {
    private final Texts texts;
    private final SeatViewModel model;
    private final FontIcon icon = Icons.WAITING.icon();
    private final Label title = Labels.wrapped("", "empty-title");
    private final Label text = Labels.wrapped("", "empty-text");

    EmptyState(Texts texts, SeatViewModel model) {
        this.texts = texts;
        this.model = model;
        setId("emptyState");
        getStyleClass().addAll("card-block", "empty-state");
        setAlignment(Pos.CENTER);
        icon.getStyleClass().add("empty-icon");
        Label timer = Labels.bound(model.timerProperty(), "empty-timer");
        getChildren().addAll(icon, title, timer, text);
        model.seatProperty().subscribe(this::show);
    }

    private void show(@Nullable Seat seat) {
        if (seat == null) {
            return;
        }
        SeatState state = seat.state();
        String mode = state == SeatState.READY && model.picksLeads() ? "READY.manual" : state.name();
        String key = "empty." + mode;
        title.setText(texts.getOr(key, texts.get("state." + state)));
        text.setText(texts.getOr(key + ".text", ""));
        (switch (state) {
                    case PAUSED -> Icons.PAUSED;
                    case CONNECTING_PHONE -> Icons.DESK_PHONE;
                    case SIGNED_IN -> Icons.CONNECTING;
                    case READY, PREPARING, DIALING, ON_CALL, WRAP_UP, UNCLASSIFIED ->
                        model.picksLeads() ? Icons.LIST : Icons.WAITING;
                })
                .showIn(icon);
    }
}
