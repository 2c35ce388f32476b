package io.cadencia.desktop.viewmodel;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One call control: whether it can be used, and if not, why. */
public final class ControlViewModel {
    private final Runnable action;
    private final ReadOnlyBooleanWrapper enabled = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");

    ControlViewModel(Runnable action) {
        this.action = action;
    }

    public ReadOnlyBooleanProperty enabledProperty() {
        return enabled.getReadOnlyProperty();
    }

    /** True while what it does is in force (on hold, muted). */
    public ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    /** Why it is disabled; empty while enabled. */
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    /** Does nothing while disabled. */
    public void use() {
        if (enabled.get()) {
            action.run();
        }
    }

    void update(boolean isActive, @Nullable String whyDisabled) {
        active.set(isActive);
        enabled.set(whyDisabled == null);
        reason.set(whyDisabled == null ? "" : whyDisabled);
    }
}
