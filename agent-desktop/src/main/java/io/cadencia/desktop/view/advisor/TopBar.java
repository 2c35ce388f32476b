package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.ConnectionViewModel;
import io.cadencia.desktop.viewmodel.ConnectionViewModel.Light;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.desktop.viewmodel.SeatViewModel;
import io.cadencia.protocol.ServerMessage.CampaignChoice;
import io.cadencia.protocol.ServerMessage.PhoneLeg;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** State and its timer, campaign, phone leg, latency, help. */
final class TopBar extends HBox {
    private final Texts texts;
    private final Button state = new Button();
    private final FontIcon stateIcon = Icons.CONNECTING.icon();
    private final Label countdown = Labels.of("", "countdown");
    private final Label pending = Labels.of("", "pending");
    private final Label campaign = Labels.of("", "campaign-name");
    private final Label mandante = Labels.of("", "campaign-about");
    private final Label leg = Labels.of("", "lamp-label");
    private final Label light = Labels.of("", "lamp-label");

    TopBar(Texts texts, DesktopViewModel model, Runnable openStates, Runnable openHelp) {
        this.texts = texts;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        stateButton(model.seat(), openStates),
                        timer(model.seat()),
                        countdown,
                        pending,
                        campaignBox(),
                        gap,
                        leg,
                        light,
                        help(openHelp));
        leg.setMinWidth(Region.USE_PREF_SIZE);
        light.setMinWidth(Region.USE_PREF_SIZE);
        model.seat().seatProperty().subscribe(seat -> show(seat, model.seat()));
        model.seat().countdownProperty().subscribe(this::showCountdown);
        follow(model.connection());
    }

    private Button stateButton(SeatViewModel seat, Runnable open) {
        HBox content = new HBox(stateIcon, Labels.bound(seat.stateTextProperty(), "state-text"), Labels.key("F2"));
        content.getStyleClass().add("state-content");
        content.setAlignment(Pos.CENTER_LEFT);
        state.setId("state");
        state.setGraphic(content);
        state.getStyleClass().add("state-button");
        state.setMinWidth(Region.USE_PREF_SIZE);
        state.accessibleTextProperty().bind(seat.stateTextProperty());
        state.setFocusTraversable(false);
        state.setOnAction(e -> open.run());
        return state;
    }

    private Label timer(SeatViewModel seat) {
        Label timer = Labels.bound(seat.timerProperty(), "state-timer");
        timer.setId("stateTimer");
        timer.setMinWidth(Region.USE_PREF_SIZE);
        countdown.setId("countdown");
        countdown.setMinWidth(Region.USE_PREF_SIZE);
        countdown.setGraphic(Icons.WAITING.icon());
        pending.setId("pendingPause");
        pending.setGraphic(Icons.PAUSED.icon());
        Visibility.bindToText(countdown, countdown.textProperty());
        Visibility.bindToText(pending, pending.textProperty());
        return timer;
    }

    private VBox campaignBox() {
        VBox box = new VBox(campaign, mandante);
        box.getStyleClass().add("campaign-box");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Button help(Runnable open) {
        Button help = new Button(texts.get("help.button"), Icons.HELP.icon());
        help.setId("helpButton");
        help.getStyleClass().add("flat");
        help.setMinWidth(Region.USE_PREF_SIZE);
        help.setFocusTraversable(false);
        help.setOnAction(e -> open.run());
        return help;
    }

    private void show(@Nullable Seat seat, SeatViewModel model) {
        if (seat == null) {
            return;
        }
        iconOf(seat.state()).showIn(stateIcon);
        state.getStyleClass().removeIf(c -> c.startsWith("state-is-"));
        state.getStyleClass().add("state-is-" + styleOf(seat.state()));
        String wanted = seat.pendingPause();
        pending.setText(wanted == null ? "" : texts.get("state.pending", model.reasonLabel(wanted)));
        CampaignChoice joined = seat.campaign();
        campaign.setText(joined == null ? "" : joined.name());
        mandante.setText(
                joined == null
                        ? ""
                        : texts.get("campaign.about", joined.mandante(), texts.get("mode." + joined.mode())));
        showLeg(seat.phoneLeg());
    }

    private void showLeg(PhoneLeg phone) {
        leg.setId("phoneLeg");
        leg.setText(texts.get("leg." + phone));
        leg.setGraphic((phone == PhoneLeg.UP ? Icons.DESK_PHONE : Icons.ERROR).icon());
        leg.getStyleClass().removeIf(c -> c.startsWith("light-"));
        leg.getStyleClass().add(phone == PhoneLeg.UP ? "light-GOOD" : "light-POOR");
    }

    private void showCountdown(SeatViewModel.@Nullable Countdown left) {
        boolean shown = left != null && !left.expired();
        countdown.setText(shown && left != null ? texts.get("state.left", left.text()) : "");
        countdown.getStyleClass().remove("urgent");
        if (left != null && left.urgent()) {
            countdown.getStyleClass().add("urgent");
        }
    }

    private void follow(ConnectionViewModel connection) {
        light.setId("latency");
        light.textProperty().bind(connection.lightTextProperty());
        connection.lightProperty().subscribe(l -> {
            light.setGraphic(iconOf(l).icon());
            light.getStyleClass().removeIf(c -> c.startsWith("light-"));
            light.getStyleClass().add("light-" + l);
        });
    }

    private static Icons iconOf(Light light) {
        return switch (light) {
            case GOOD -> Icons.SIGNAL_GOOD;
            case FAIR -> Icons.SIGNAL_FAIR;
            case POOR -> Icons.SIGNAL_POOR;
            case LOST -> Icons.SIGNAL_LOST;
        };
    }

    private static Icons iconOf(SeatState state) {
        return switch (state) {
            case SIGNED_IN, CONNECTING_PHONE -> Icons.CONNECTING;
            case READY -> Icons.READY;
            case PREPARING -> Icons.PREPARING;
            case DIALING -> Icons.RINGING;
            case ON_CALL -> Icons.IN_CALL;
            case WRAP_UP -> Icons.WRAP_UP;
            case UNCLASSIFIED -> Icons.UNCLASSIFIED;
            case PAUSED -> Icons.PAUSED;
        };
    }

    private static String styleOf(SeatState state) {
        return switch (state) {
            case SIGNED_IN, CONNECTING_PHONE, PAUSED -> "neutral";
            case READY -> "ready";
            case PREPARING, DIALING, ON_CALL -> "busy";
            case WRAP_UP -> "wrap-up";
            case UNCLASSIFIED -> "unclassified";
        };
    }
}
