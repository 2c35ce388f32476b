package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.i18n.Formats;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.protocol.ClientMessage.ChangeState;
import io.cadencia.protocol.ServerMessage.CampaignChoice;
import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.DialMode;
import io.cadencia.protocol.ServerMessage.PauseReason;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The advisor's state, its timer and countdown, and the changes the advisor may ask for. */
public final class SeatViewModel {
    private static final int URGENT_SECONDS = 10;

    /** The countdown of a state with a limit. {@code left} 1.0 = just begun, 0.0 = expired. */
    public record Countdown(String text, double left, boolean urgent, boolean expired) {}

    private final Texts texts;
    private final Requests requests;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<@Nullable Seat> seat = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Countdown> countdown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper stateText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper timer = new ReadOnlyStringWrapper("00:00");
    private final ObservableList<PauseReason> pauseReasons = FXCollections.observableArrayList();

    SeatViewModel(Texts texts, Requests requests, Notices notices) {
        this.texts = texts;
        this.requests = requests;
        this.notices = notices;
    }

    public ReadOnlyObjectProperty<@Nullable Seat> seatProperty() {
        return seat.getReadOnlyProperty();
    }

    /** Name of the state with its reason: {@code En pausa (Comida)}. */
    public ReadOnlyStringProperty stateTextProperty() {
        return stateText.getReadOnlyProperty();
    }

    /** Time in this state. */
    public ReadOnlyStringProperty timerProperty() {
        return timer.getReadOnlyProperty();
    }

    /** Null while the state has no limit. */
    public ReadOnlyObjectProperty<@Nullable Countdown> countdownProperty() {
        return countdown.getReadOnlyProperty();
    }

    public ObservableList<PauseReason> pauseReasons() {
        return pauseReasons;
    }

    public @Nullable SeatState state() {
        Seat now = seat.get();
        return now == null ? null : now.state();
    }

    /** True where the advisor chooses the account: manual and preview. */
    public boolean picksLeads() {
        Seat now = seat.get();
        CampaignChoice campaign = now == null ? null : now.campaign();
        return campaign != null && (campaign.mode() == DialMode.MANUAL || campaign.mode() == DialMode.PREVIEW);
    }

    public void goReady() {
        change(ChangeState.Target.READY, null);
    }

    public void pause(PauseReason reason) {
        change(ChangeState.Target.PAUSED, reason.code());
    }

    void show(Seat newSeat, Instant now) {
        seat.set(newSeat);
        stateText.set(describe(newSeat));
        tick(now);
    }

    void show(Catalog catalog) {
        pauseReasons.setAll(catalog.pauseReasons());
        Seat now = seat.get();
        if (now != null) {
            stateText.set(describe(now));
        }
    }

    void clear() {
        seat.set(null);
        countdown.set(null);
        pauseReasons.clear();
    }

    void tick(Instant now) {
        Seat shown = seat.get();
        if (shown == null) {
            return;
        }
        timer.set(Formats.clock(Duration.between(shown.since(), now)));
        countdown.set(countdownAt(shown, now));
    }

    private void change(ChangeState.Target target, @Nullable String reason) {
        requests.send(id -> new ChangeState(id, target, reason), new NoticedReply(notices));
    }

    private String describe(Seat shown) {
        String name = texts.get("state." + shown.state());
        String reason = shown.pauseReason();
        return reason == null ? name : texts.get("state.withReason", name, reasonLabel(reason));
    }

    /** The label of a pause reason: from the campaign's catalog, or of one the server sets by itself. */
    public String reasonLabel(String code) {
        return List.copyOf(pauseReasons).stream()
                .filter(r -> r.code().equals(code))
                .map(PauseReason::label)
                .findFirst()
                .orElseGet(() -> texts.getOr("pause." + code, code));
    }

    private static @Nullable Countdown countdownAt(Seat shown, Instant now) {
        Instant deadline = shown.deadline();
        if (deadline == null) {
            return null;
        }
        Duration whole = Duration.between(shown.since(), deadline);
        Duration left = Duration.between(now, deadline).plusMillis(999);
        boolean expired = left.toSeconds() <= 0;
        double part = whole.isPositive() ? Math.clamp((double) left.toMillis() / whole.toMillis(), 0.0, 1.0) : 0.0;
        return new Countdown(Formats.clock(left), part, left.toSeconds() <= URGENT_SECONDS, expired);
    }
}
