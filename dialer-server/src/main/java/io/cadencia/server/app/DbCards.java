package io.cadencia.server.app;

import io.cadencia.db.account.AccountCard;
import io.cadencia.db.account.AccountCards;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.HistoryEntry;
import io.cadencia.protocol.ServerMessage.Phone;
import io.cadencia.server.gateway.Cards;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Accounts for the desktops, from the database. */
final class DbCards implements Cards {
    private static final String CHANNEL = "CALL";
    private static final String ROLE = "HOLDER";
    private static final List<String> MAIN_ZONES = List.of("America/Mexico_City", "America/Santiago");

    private final AccountCards cards;

    DbCards(AccountCards cards) {
        this.cards = cards;
    }

    @Override
    public Map<Long, ServerMessage.AccountCard> load(Set<Long> accountIds) throws CardsException {
        try {
            Map<Long, ServerMessage.AccountCard> loaded = new HashMap<>();
            for (long id : accountIds) {
                cards.find(id).ifPresent(card -> loaded.put(id, shown(card)));
            }
            return loaded;
        } catch (RuntimeException e) {
            throw new CardsException("accounts cannot be read now", e);
        }
    }

    private static ServerMessage.AccountCard shown(AccountCard card) {
        List<Phone> phones = card.phones().stream().map(DbCards::phone).toList();
        return new ServerMessage.AccountCard(
                0,
                card.accountId(),
                card.folio(),
                card.mandante(),
                Objects.requireNonNullElse(card.product(), card.portfolio()),
                card.debtorName(),
                ROLE,
                card.maskedId(),
                phones.isEmpty() ? "" : phones.getFirst().zone(),
                card.currency(),
                card.currency().equals("CLP") ? "es-CL" : "es-MX",
                card.totalBalance(),
                Objects.requireNonNullElse(card.overdueBalance(), BigDecimal.ZERO),
                card.balanceDate(),
                card.daysPastDue(),
                card.lastPaymentDate(),
                card.lastPaymentAmount(),
                phones,
                card.gestiones().stream().map(DbCards::history).toList());
    }

    private static Phone phone(AccountCard.PhoneLine phone) {
        String zone = zoneShown(phone.zones());
        return new Phone(phone.phoneId(), phone.number(), phone.type(), phone.relation(), phone.state(), zone, null);
    }

    private static HistoryEntry history(AccountCard.GestionLine line) {
        return new HistoryEntry(
                line.at(),
                CHANNEL,
                line.contactType(),
                line.resultCode(),
                line.resultLabel(),
                line.advisor(),
                Objects.requireNonNullElse(line.note(), ""));
    }

    /** The zone whose time the advisor is shown: of a phone that may be anywhere in its country, the capital's. */
    private static String zoneShown(List<String> zones) {
        return MAIN_ZONES.stream()
                .filter(zones::contains)
                .findFirst()
                .orElseGet(() -> zones.isEmpty() ? "" : zones.getFirst());
    }
}
