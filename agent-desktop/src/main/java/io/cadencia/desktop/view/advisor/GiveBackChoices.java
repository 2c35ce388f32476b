package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.view.common.ChoiceOverlay.Choice;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.protocol.ServerMessage.AccountCard;
import java.util.List;

/** Why an account goes back to the list without a call. The reason's code is what the server keeps. */
record GiveBackChoices(Texts texts, DesktopViewModel model) {
    private static final List<String> REASONS = List.of("BLOCKED", "NO_VALID_PHONE", "ALREADY_PAID", "OTHER");

    List<Choice> list() {
        return REASONS.stream()
                .map(r -> new Choice("giveBack-" + r, texts.get("giveBack." + r), () -> giveBack(r)))
                .toList();
    }

    private void giveBack(String reason) {
        AccountCard card = model.account().cardProperty().get();
        if (card != null) {
            model.workList().skip(card.leadId(), reason);
        }
    }
}
