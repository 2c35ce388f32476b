package io.cadencia.desktop.view.common;

import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.viewmodel.Notices;
import io.cadencia.desktop.viewmodel.Notices.Kind;
import io.cadencia.desktop.viewmodel.Notices.Notice;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Short messages in the lower left corner. */
public final class NoticesView extends VBox {
    private final Notices notices;
    private final String closeText;

    public NoticesView(Notices notices, String closeText) {
        this.notices = notices;
        this.closeText = closeText;
        setId("notices");
        getStyleClass().add("notices");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPickOnBounds(false);
        notices.shown().addListener((ListChangeListener<Notice>) change -> show());
        show();
    }

    private void show() {
        getChildren().setAll(notices.shown().stream().map(this::notice).toList());
    }

    private HBox notice(Notice notice) {
        boolean done = notice.kind() == Kind.DONE;
        Label text = Labels.wrapped(notice.text(), "notice-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = new Button(null, Icons.CLOSE.icon());
        close.getStyleClass().addAll("flat", "notice-close");
        close.setAccessibleText(closeText);
        close.setFocusTraversable(false);
        close.setOnAction(e -> notices.dismiss(notice));
        HBox box = new HBox((done ? Icons.DONE : Icons.ERROR).icon(), text, close);
        box.getStyleClass().addAll("notice", done ? "notice-done" : "notice-problem");
        return box;
    }
}
