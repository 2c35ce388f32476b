package io.cadencia.server.gateway;

import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.engine.SeatView.PhoneVerdict;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.HistoryEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to an account what belongs to the moment: its lead, the gate's verdicts and the labels of its history. */
final class CardComposer {
    /** So much of the history is sent, the newest first: a card must fit into one message. */
    static final int MAX_HISTORY = 50;

    static final int MAX_NOTE_CHARS = 280;

    private CardComposer() {}

    static AccountCard compose(AccountCard c, long leadId, List<PhoneVerdict> verdicts, CatalogTexts texts) {
        return new AccountCard(
                leadId,
                c.accountId(),
                c.folio(),
                c.mandante(),
                c.product(),
                c.debtor(),
                c.role(),
                c.maskedId(),
                c.zone(),
                c.currency(),
                c.locale(),
                c.balance(),
                c.overdue(),
                c.balanceDate(),
                c.daysPastDue(),
                c.lastPaymentDate(),
                c.lastPaymentAmount(),
                c.phones().stream().map(phone -> phone(phone, verdicts)).toList(),
                c.history().stream()
                        .limit(MAX_HISTORY)
                        .map(entry -> entry(entry, texts))
                        .toList());
    }

    private static ServerMessage.Phone phone(ServerMessage.Phone p, List<PhoneVerdict> verdicts) {
        return new ServerMessage.Phone(
                p.id(), p.number(), p.kind(), p.relation(), p.state(), p.zone(), verdict(p.id(), verdicts));
    }

    private static ServerMessage.@Nullable Verdict verdict(long phoneId, List<PhoneVerdict> verdicts) {
        return verdicts.stream()
                .filter(v -> v.phoneId() == phoneId)
                .findFirst()
                .map(v -> translate(v.verdict()))
                .orElse(null);
    }

    private static ServerMessage.Verdict translate(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed() -> new ServerMessage.Verdict(true, null, null, null);
            case Verdict.Blocked(Verdict.Rule rule, long nextAllowedMs) ->
                new ServerMessage.Verdict(
                        false, rule.name(), null, nextAllowedMs == 0 ? null : Instant.ofEpochMilli(nextAllowedMs));
        };
    }

    private static HistoryEntry entry(HistoryEntry e, CatalogTexts texts) {
        String note = e.note().length() <= MAX_NOTE_CHARS ? e.note() : e.note().substring(0, MAX_NOTE_CHARS) + "…";
        return new HistoryEntry(
                e.at(), e.channel(), e.contactType(), e.result(), texts.result(e.result()), e.advisor(), note);
    }
}
