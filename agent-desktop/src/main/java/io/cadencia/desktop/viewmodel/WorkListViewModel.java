package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.i18n.Formats;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.protocol.ClientMessage.DialPhone;
import io.cadencia.protocol.ClientMessage.SkipLead;
import io.cadencia.protocol.ClientMessage.TakeLead;
import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.WorkItem;
import io.cadencia.protocol.ServerMessage.WorkList;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Manual and preview: the advisor's list, taking an account, dialling one of its phones, putting it back. */
public final class WorkListViewModel {

    /** An account of the list as a row. */
    public record Row(WorkItem item, String debtor, String about, String overdue, String attempts) {}

    private final Texts texts;
    private final Requests requests;
    private final Notices notices;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper remaining = new ReadOnlyIntegerWrapper();
    private String locale = "es-MX";

    WorkListViewModel(Texts texts, Requests requests, Notices notices) {
        this.texts = texts;
        this.requests = requests;
        this.notices = notices;
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    /** Accounts left in the campaign, this list included. */
    public ReadOnlyIntegerProperty remainingProperty() {
        return remaining.getReadOnlyProperty();
    }

    /** Puts the next account of the list on the screen. */
    public void takeNext() {
        request(null);
    }

    public void take(Row row) {
        request(row.item().leadId());
    }

    public void dial(long leadId, long phoneId) {
        requests.send(id -> new DialPhone(id, leadId, phoneId), new NoticedReply(notices));
    }

    /** Puts the account on the screen back without dialling. */
    public void skip(long leadId, String reason) {
        requests.send(id -> new SkipLead(id, leadId, reason), new NoticedReply(notices));
    }

    void use(Catalog catalog) {
        locale = catalog.locale();
    }

    void show(WorkList list) {
        rows.setAll(list.items().stream().map(this::row).toList());
        remaining.set(list.remainingInCampaign());
    }

    void clear() {
        rows.clear();
        remaining.set(0);
    }

    private void request(@Nullable Long leadId) {
        requests.send(id -> new TakeLead(id, leadId), new NoticedReply(notices));
    }

    private Row row(WorkItem item) {
        return new Row(
                item,
                item.debtor(),
                texts.get("work.about", item.folio(), item.daysPastDue()),
                new Formats(locale, item.currency()).money(item.overdue()),
                texts.get("work.attempts", item.attempts()));
    }
}
