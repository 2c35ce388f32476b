package io.cadencia.server.gateway;

import io.cadencia.core.lead.Lead;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.WorkItem;
import io.cadencia.protocol.ServerMessage.WorkList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The leads set aside for an advisor with what the list shows of their accounts. */
final class WorkListComposer {
    /** So many leads are listed: a list must fit into one message. */
    static final int MAX_ITEMS = 100;

    private WorkListComposer() {}

    static List<Lead> shown(List<Lead> leads) {
        return leads.size() <= MAX_ITEMS ? leads : leads.subList(0, MAX_ITEMS);
    }

    /** In the order of the leads; a lead whose account does not exist is left out. */
    static WorkList compose(List<Lead> leads, int remaining, Map<Long, AccountCard> cards) {
        List<WorkItem> items = new ArrayList<>();
        for (Lead lead : shown(leads)) {
            AccountCard card = cards.get(lead.accountId());
            if (card != null) {
                items.add(item(lead, card));
            }
        }
        return new WorkList(items, remaining);
    }

    private static WorkItem item(Lead lead, AccountCard card) {
        return new WorkItem(
                lead.leadId(),
                card.debtor(),
                card.folio(),
                card.product(),
                card.overdue(),
                card.currency(),
                card.daysPastDue(),
                lead.attempts());
    }
}
