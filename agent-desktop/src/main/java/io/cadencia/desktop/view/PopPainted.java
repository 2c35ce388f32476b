package io.cadencia.desktop.view;

import io.cadencia.desktop.viewmodel.DesktopViewModel;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Tells the view-model when the account of a call has really been drawn: after the layout pulse that shows it. */
final class PopPainted {
    private PopPainted() {}

    static void report(Node root, DesktopViewModel model) {
        Runnable ask = () -> afterNextPulse(root, model);
        model.account().cardProperty().subscribe(card -> ask.run());
        model.call().callProperty().subscribe(call -> ask.run());
    }

    private static void afterNextPulse(Node root, DesktopViewModel model) {
        Scene scene = root.getScene();
        if (scene == null) {
            return;
        }
        Runnable[] once = new Runnable[1];
        once[0] = () -> {
            scene.removePostLayoutPulseListener(once[0]);
            Platform.runLater(model::accountPainted);
        };
        scene.addPostLayoutPulseListener(once[0]);
        Platform.requestNextPulse();
    }
}
