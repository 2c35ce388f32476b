package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.SeatViewModel;
import io.cadencia.desktop.viewmodel.SeatViewModel.Countdown;
import io.cadencia.protocol.ServerMessage.SeatState;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Time left to classify; when it is over, that no call comes before the classification is saved. */
final class WrapUpStrip extends VBox {
    private final Texts texts;
    private final Label text = Labels.wrapped("", "wrap-up-text");
    private final ProgressBar bar = new ProgressBar();

    WrapUpStrip(Texts texts, SeatViewModel model) {
        this.texts = texts;
        setId("wrapUp");
        getStyleClass().add("wrap-up-strip");
        text.setId("wrapUpText");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("wrap-up-bar");
        getChildren().addAll(text, bar);
        model.seatProperty()
                .subscribe(s -> show(model.state(), model.countdownProperty().get()));
        model.countdownProperty().subscribe(c -> show(model.state(), c));
    }

    private void show(@Nullable SeatState state, @Nullable Countdown countdown) {
        boolean late = state == SeatState.UNCLASSIFIED;
        boolean counting = state == SeatState.WRAP_UP && countdown != null;
        Visibility.set(this, late || counting);
        Visibility.set(bar, counting);
        getStyleClass().removeAll("late", "urgent");
        text.setGraphic((late ? Icons.UNCLASSIFIED : Icons.WAITING).icon());
        if (late) {
            getStyleClass().add("late");
            text.setText(texts.get("classify.late"));
        } else if (counting && countdown != null) {
            bar.setProgress(countdown.left());
            text.setText(texts.get("classify.left", countdown.text()));
            if (countdown.urgent()) {
                getStyleClass().add("urgent");
            }
        }
    }
}
