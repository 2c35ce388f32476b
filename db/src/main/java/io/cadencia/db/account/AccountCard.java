package io.cadencia.db.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the desktop shows of an account.
 *
 * @param maskedId the debtor's identifier with all but its last four characters hidden
 * @param balanceDate the date the balances are of ("al dd/mm/aaaa")
 * @param gestiones the latest first, at most {@value AccountCards#GESTIONES_SHOWN}
 */
public record AccountCard(
        long accountId,
        String folio,
        String mandante,
        String portfolio,
        @Nullable String product,
        long personId,
        String debtorName,
        String idType,
        String maskedId,
        String currency,
        BigDecimal totalBalance,
        @Nullable BigDecimal overdueBalance,
        @Nullable BigDecimal minimumPayment,
        LocalDate balanceDate,
        int daysPastDue,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate lastPaymentDate,
        @Nullable BigDecimal lastPaymentAmount,
        String state,
        List<PhoneLine> phones,
        List<GestionLine> gestiones) {

    public AccountCard {
        phones = List.copyOf(phones);
        gestiones = List.copyOf(gestiones);
    }

    /** A phone of the debtor, in the order it would be dialled. */
    public record PhoneLine(
            long phoneId,
            String number,
            String type,
            String relation,
            String state,
            List<String> zones,
            int score,
            @Nullable String lastOutcome,
            @Nullable Instant lastTriedAt) {
        public PhoneLine {
            zones = List.copyOf(zones);
        }
    }

    /** One line of the account's history. {@code advisor} null: written by the dialer. */
    public record GestionLine(
            long gestionId,
            Instant at,
            String mode,
            @Nullable String advisor,
            String contactType,
            String resultCode,
            String resultLabel,
            @Nullable String note,
            long talkMs) {}
}
