package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.view.common.ChoiceOverlay.Choice;
import io.cadencia.desktop.viewmodel.SeatViewModel;
import io.cadencia.protocol.ServerMessage.PauseReason;
import java.util.ArrayList;
import java.util.List;

/** The states an advisor may ask for: available, or a pause with its reason and limit. */
record StateChoices(Texts texts, SeatViewModel seat) {
    private static final int SECONDS_PER_MINUTE = 60;

    List<Choice> list() {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("state-READY", texts.get("state.READY"), seat::goReady));
        seat.pauseReasons().forEach(r -> choices.add(new Choice("pause-" + r.code(), label(r), () -> seat.pause(r))));
        return choices;
    }

    private String label(PauseReason reason) {
        return reason.limitSeconds() == 0
                ? texts.get("states.pause", reason.label())
                : texts.get("states.pauseLimit", reason.label(), reason.limitSeconds() / SECONDS_PER_MINUTE);
    }
}
