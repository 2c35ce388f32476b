package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Card;
import io.cadencia.desktop.view.common.Fact;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.Waiting;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Predictive: place in the queue, lines at work, expected wait, and what holds the dialler back. */
final class WaitingPanel extends VBox {
    private static final int SECONDS_PER_MINUTE = 60;

    private final Texts texts;
    private final Fact position;
    private final Fact lines;
    private final Fact wait;
    private final Label blocker = Labels.wrapped("", "blocker");
    private final Label idle;

    WaitingPanel(Texts texts, ObservableValue<@Nullable Seat> seat) {
        this.texts = texts;
        setId("waiting");
        position = new Fact(texts.get("waiting.position")).strong();
        lines = new Fact(texts.get("waiting.lines"));
        wait = new Fact(texts.get("waiting.expected"));
        idle = Labels.wrapped(texts.get("waiting.none"), "hint");
        blocker.setId("blocker");
        blocker.setGraphic(Icons.INFO.icon());
        blocker.setMaxWidth(Double.MAX_VALUE);
        Visibility.bindToText(blocker, blocker.textProperty());
        getChildren().add(new Card(Icons.WAITING, texts.get("waiting.title"), position, lines, wait, blocker, idle));
        seat.subscribe(this::show);
    }

    private String expected(int seconds) {
        return seconds < SECONDS_PER_MINUTE
                ? texts.get("waiting.expected.seconds", seconds)
                : texts.get("waiting.expected.minutes", seconds / SECONDS_PER_MINUTE, seconds % SECONDS_PER_MINUTE);
    }

    private void show(@Nullable Seat seat) {
        Waiting waiting = seat == null ? null : seat.waiting();
        Visibility.set(idle, waiting == null);
        for (Fact fact : new Fact[] {position, lines, wait}) {
            Visibility.set(fact, waiting != null);
        }
        blocker.setText("");
        if (waiting != null) {
            position.show(
                    texts.get("waiting.position.value", waiting.position()),
                    texts.get("waiting.position.of", waiting.advisorsWaiting()));
            lines.show(
                    texts.get("waiting.lines.value", waiting.ringing()),
                    texts.get("waiting.lines.dialing", waiting.dialing()));
            Integer seconds = waiting.expectedWaitSeconds();
            wait.show(seconds == null ? texts.get("waiting.expected.unknown") : expected(seconds), "");
            String why = waiting.blocker();
            blocker.setText(why == null ? "" : texts.getOr("blocker." + why, why));
        }
    }
}
