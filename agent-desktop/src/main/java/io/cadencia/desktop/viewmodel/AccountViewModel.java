package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.i18n.Formats;
import io.cadencia.desktop.i18n.PhoneText;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.HistoryEntry;
import io.cadencia.protocol.ServerMessage.Phone;
import io.cadencia.protocol.ServerMessage.Verdict;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The account on the screen: who, debt, phones with their verdicts, history. */
public final class AccountViewModel {

    /** A phone as a row: what to read and whether it may be dialled now. */
    public record PhoneRow(Phone phone, String number, String about, boolean allowed, String verdict) {}

    /** A step of the history, ready to read. */
    public record HistoryRow(String when, String label, String contactType, String channel, String by, String note) {}

    /** The figures of the debt, ready to read. */
    public record Debt(
            String balance,
            String balanceDate,
            String overdue,
            String daysPastDue,
            String lastPayment,
            String lastPaymentDate) {}

    private final Texts texts;
    private final ReadOnlyObjectWrapper<@Nullable AccountCard> card = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper localTime = new ReadOnlyStringWrapper("");
    private final SimpleObjectProperty<@Nullable PhoneRow> selectedPhone = new SimpleObjectProperty<>();

    AccountViewModel(Texts texts) {
        this.texts = texts;
    }

    /** Null while no account is on the screen. */
    public ReadOnlyObjectProperty<@Nullable AccountCard> cardProperty() {
        return card.getReadOnlyProperty();
    }

    /** The debtor's time of day: "14:05, hora de Ciudad de México". */
    public ReadOnlyStringProperty localTimeProperty() {
        return localTime.getReadOnlyProperty();
    }

    public SimpleObjectProperty<@Nullable PhoneRow> selectedPhoneProperty() {
        return selectedPhone;
    }

    public PhoneRow row(Phone phone) {
        Verdict verdict = phone.verdict();
        String about =
                texts.get("phone.about", texts.getOr("phone.kind." + phone.kind(), phone.kind()), relation(phone));
        boolean allowed = verdict != null && verdict.allowed();
        return new PhoneRow(phone, PhoneText.readable(phone.number()), about, allowed, verdictText(phone, verdict));
    }

    public HistoryRow row(HistoryEntry entry) {
        String advisor = entry.advisor();
        return new HistoryRow(
                formats().dateTime(entry.at(), ZoneId.systemDefault()),
                entry.label(),
                entry.contactType(),
                texts.getOr("channel." + entry.channel(), entry.channel()),
                advisor == null ? texts.get("history.dialer") : advisor,
                entry.note());
    }

    public Debt debt(AccountCard shown) {
        Formats formats = formats();
        LocalDate lastDate = shown.lastPaymentDate();
        BigDecimal lastAmount = shown.lastPaymentAmount();
        return new Debt(
                formats.money(shown.balance()),
                texts.get("debt.asOf", formats.date(shown.balanceDate())),
                formats.money(shown.overdue()),
                texts.get("debt.days", shown.daysPastDue()),
                lastAmount == null ? texts.get("debt.noPayment") : formats.money(lastAmount),
                lastDate == null ? "" : texts.get("debt.on", formats.date(lastDate)));
    }

    /** Formats of this portfolio. */
    public Formats formats() {
        AccountCard shown = card.get();
        return shown == null ? Formats.of(texts.locale()) : new Formats(shown.locale(), shown.currency());
    }

    /** Zone of the debtor; this machine's if the card's is unknown. */
    ZoneId zone() {
        AccountCard shown = card.get();
        return shown == null ? ZoneId.systemDefault() : zone(shown.zone());
    }

    void show(AccountCard newCard, Instant now) {
        AccountCard before = card.get();
        PhoneRow selected = selectedPhone.get();
        boolean same = before != null && before.leadId() == newCard.leadId() && selected != null;
        card.set(newCard);
        long wanted = same && selected != null ? selected.phone().id() : -1;
        selectedPhone.set(newCard.phones().stream()
                .filter(p -> p.id() == wanted)
                .findFirst()
                .or(() ->
                        newCard.phones().stream().filter(p -> row(p).allowed()).findFirst())
                .or(() -> newCard.phones().stream().findFirst())
                .map(this::row)
                .orElse(null));
        tick(now);
    }

    void clear() {
        card.set(null);
        selectedPhone.set(null);
        localTime.set("");
    }

    void tick(Instant now) {
        AccountCard shown = card.get();
        if (shown != null) {
            localTime.set(texts.get("who.localTime", formats().time(now, zone()), place(shown.zone())));
        }
    }

    private String relation(Phone phone) {
        return texts.getOr("relation." + phone.relation(), phone.relation());
    }

    private String verdictText(Phone phone, @Nullable Verdict verdict) {
        if (verdict == null) {
            return ""; // nobody asked: in a predictive call the dialer has chosen and checked the phone
        }
        if (verdict.allowed()) {
            return texts.get("verdict.allowed");
        }
        String reason = verdict.reason() == null
                ? texts.getOr("rule." + verdict.rule(), "" + verdict.rule())
                : verdict.reason();
        Instant opensAt = verdict.opensAt();
        return opensAt == null
                ? texts.get("verdict.blocked", reason)
                : texts.get("verdict.blockedUntil", reason, formats().dateTime(opensAt, zone(phone.zone())));
    }

    private String place(String zoneId) {
        return texts.getOr(
                "zone." + zoneId, zoneId.substring(zoneId.lastIndexOf('/') + 1).replace('_', ' '));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }
}
