package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.viewmodel.DesktopViewModel;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the advisor's screen. Esc closes what lies over the screen or goes one step back; it never ends a call. */
final class AdvisorKeys {
    private final AdvisorView view;
    private final DesktopViewModel model;

    AdvisorKeys(AdvisorView view, DesktopViewModel model) {
        this.view = view;
        this.model = model;
    }

    void listenTo(Node node) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        boolean used = event.isAltDown()
                ? withAlt(event.getCode())
                : event.isControlDown() ? withControl(event.getCode()) : function(event.getCode()) || plain(event);
        if (used) {
            event.consume();
        }
    }

    private boolean withAlt(KeyCode code) {
        Runnable action = switch (code) {
            case C -> model.call().hangUp()::use;
            case E -> model.call().hold()::use;
            case S -> model.call().mute()::use;
            case T -> this::keypad;
            case R -> view::openTransfer;
            default -> null;
        };
        if (action != null) {
            action.run();
        }
        return action != null;
    }

    private void keypad() {
        if (model.call().keypad().enabledProperty().get()) {
            view.keypad().toggle();
        }
    }

    private boolean withControl(KeyCode code) {
        if (code == KeyCode.ENTER) {
            model.classification().save();
            return true;
        }
        return false;
    }

    private boolean function(KeyCode code) {
        Runnable action = switch (code) {
            case F2 -> view::openStates;
            case F3 -> view::next;
            case F4 -> view::dial;
            case F5 -> view.classification()::focus;
            case F6 -> view.classification()::focusNote;
            case F7 -> view::openGiveBack;
            case F8 -> view::focusPhones;
            case F11 -> model.functions().recordingControl()::use;
            default -> null;
        };
        if (action != null) {
            action.run();
        }
        return action != null;
    }

    private boolean plain(KeyEvent event) {
        if (view.overlayOpen() || view.keypad().isOpen()) {
            return false;
        }
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.ESCAPE || (event.getCode() == KeyCode.BACK_SPACE && !typing)) {
            model.classification().back();
            return true;
        }
        return !view.digitsAreTaken() && view.classification().press(event);
    }
}
