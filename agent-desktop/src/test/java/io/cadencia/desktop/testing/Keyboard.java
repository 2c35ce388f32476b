package io.cadencia.desktop.testing;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Hands that only have a keyboard. */
public final class Keyboard {
    private final FxRobot robot = new FxRobot();
    private final Stage stage;

    public Keyboard(Stage stage) {
        this.stage = stage;
    }

    /** Presses keys together: the last one while the others are held. */
    public Keyboard press(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    public Keyboard type(String text) {
        robot.write(text);
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    /** Id of the control in focus; empty if none. */
    public String focus() {
        return Toolkit.call(() -> {
            Scene scene = stage.getScene();
            return scene.getFocusOwner() == null || scene.getFocusOwner().getId() == null
                    ? ""
                    : scene.getFocusOwner().getId();
        });
    }

    /** Waits for the focus to be on this control, as an advisor would look for it. */
    public Keyboard awaitFocus(String id) {
        FakeServer.until("focus on " + id + ", now on '" + focus() + "'", () -> focus().equals(id));
        return this;
    }
}
