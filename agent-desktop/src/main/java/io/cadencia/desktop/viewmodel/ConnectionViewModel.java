package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.client.LinkStatus;
import io.cadencia.desktop.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The latency light and the banner of a lost connection. */
public final class ConnectionViewModel {

    /** What the light shows; each has its own icon and word, not only its colour. */
    public enum Light {
        GOOD,
        FAIR,
        POOR,
        LOST
    }

    private static final long FAIR_FROM_MS = 150;
    private static final long POOR_FROM_MS = 500;

    private final Texts texts;
    private final ReadOnlyObjectWrapper<Light> light = new ReadOnlyObjectWrapper<>(Light.LOST);
    private final ReadOnlyStringWrapper lightText = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper lost = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper("");
    private LinkStatus status = new LinkStatus.Idle();

    ConnectionViewModel(Texts texts) {
        this.texts = texts;
    }

    public ReadOnlyObjectProperty<Light> lightProperty() {
        return light.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty lightTextProperty() {
        return lightText.getReadOnlyProperty();
    }

    /** True while a session is open and the server cannot be reached. */
    public ReadOnlyBooleanProperty lostProperty() {
        return lost.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty bannerProperty() {
        return banner.getReadOnlyProperty();
    }

    void changed(LinkStatus newStatus, Instant localNow) {
        status = newStatus;
        switch (newStatus) {
            case LinkStatus.Up(long latencyMs) -> up(latencyMs);
            case LinkStatus.Lost ignored -> down(true);
            case LinkStatus.Idle ignored -> down(false);
            case LinkStatus.Connecting ignored -> down(false);
            case LinkStatus.Ended ignored -> down(false);
        }
        tick(localNow);
    }

    /** {@code localNow} is this machine's clock, which the next attempt is told in. */
    void tick(Instant localNow) {
        if (status instanceof LinkStatus.Lost(int attempt, Instant nextTry)) {
            long seconds = Duration.between(localNow, nextTry).plusMillis(999).toSeconds();
            banner.set(
                    seconds > 0
                            ? texts.get("connection.banner.wait", seconds, attempt)
                            : texts.get("connection.banner.trying", attempt));
        }
    }

    private void up(long latencyMs) {
        lost.set(false);
        light.set(latencyMs >= POOR_FROM_MS ? Light.POOR : latencyMs >= FAIR_FROM_MS ? Light.FAIR : Light.GOOD);
        lightText.set(latencyMs < 0 ? texts.get("connection.up") : texts.get("connection.latency", latencyMs));
    }

    private void down(boolean isLost) {
        lost.set(isLost);
        light.set(Light.LOST);
        lightText.set(texts.get("connection.lost"));
    }
}
