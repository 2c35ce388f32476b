package io.cadencia.server.gateway;

import io.cadencia.core.engine.SeatView.PhoneVerdict;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.WorkList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a desktop shows now, kept to show it again after a reconnect. Guarded by its session. */
final class Screen {
    private @Nullable Catalog catalog;
    private @Nullable Seat seat;
    private @Nullable AccountCard card;
    private @Nullable WorkList workList;
    private @Nullable Long cardLead;
    private List<PhoneVerdict> cardVerdicts = List.of();

    /** In the order a desktop needs them. */
    List<ServerMessage> everything() {
        return Stream.<@Nullable ServerMessage>of(catalog, seat, card, workList)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    boolean hasCatalogOf(long campaignId) {
        Catalog shown = catalog;
        return shown != null && shown.campaignId() == campaignId;
    }

    void put(Catalog shown) {
        catalog = shown;
    }

    /** A card stays only while its lead is on the screen. */
    void put(Seat shown) {
        seat = shown;
        Long lead = cardLead;
        if (lead != null && !isOnScreen(lead)) {
            card = null;
            cardLead = null;
        }
    }

    void put(AccountCard shown) {
        card = shown;
    }

    void put(WorkList shown) {
        workList = shown;
    }

    @Nullable
    Seat seat() {
        return seat;
    }

    boolean isOnScreen(long leadId) {
        Seat shown = seat;
        Long lead = shown == null ? null : shown.leadId();
        return lead != null && lead == leadId;
    }

    /** True if no card of this lead with these verdicts was asked for since it came on the screen; now one is. */
    boolean needsCard(long leadId, List<PhoneVerdict> verdicts) {
        Long asked = cardLead;
        if (asked != null && asked == leadId && cardVerdicts.equals(verdicts)) {
            return false;
        }
        cardLead = leadId;
        cardVerdicts = verdicts;
        return true;
    }

    /** Forgets what is written in a language. */
    void languageChanged() {
        catalog = null;
        seat = null;
        card = null;
        cardLead = null;
    }
}
