package io.cadencia.db.account;

import static io.cadencia.db.generated.Tables.ACCOUNT;
import static io.cadencia.db.generated.Tables.APP_USER;
import static io.cadencia.db.generated.Tables.GESTION;
import static io.cadencia.db.generated.Tables.MANDANTE;
import static io.cadencia.db.generated.Tables.PERSON;
import static io.cadencia.db.generated.Tables.PHONE;
import static io.cadencia.db.generated.Tables.PORTFOLIO;
import static io.cadencia.db.generated.Tables.RESULT_CODE;
import static io.cadencia.db.generated.Tables.ZONE_SET;

import io.cadencia.db.Database;
import io.cadencia.db.account.AccountCard.GestionLine;
import io.cadencia.db.account.AccountCard.PhoneLine;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads account cards: three look-ups by index. Thread-safe; blocks for as long as the database takes. */
public final class AccountCards {
    public static final int GESTIONES_SHOWN = 20;

    private static final int PHONES_SHOWN = 20;
    private static final int VISIBLE_ID_CHARS = 4;

    private static final List<Field<?>> ACCOUNT_FIELDS = List.of(
            ACCOUNT.ID,
            ACCOUNT.FOLIO,
            MANDANTE.NAME,
            PORTFOLIO.NAME,
            ACCOUNT.PRODUCT,
            PERSON.ID,
            PERSON.NAME,
            PERSON.ID_TYPE,
            PERSON.ID_NUMBER,
            ACCOUNT.CURRENCY,
            ACCOUNT.TOTAL_BALANCE,
            ACCOUNT.OVERDUE_BALANCE,
            ACCOUNT.MINIMUM_PAYMENT,
            ACCOUNT.BALANCE_DATE,
            ACCOUNT.DAYS_PAST_DUE,
            ACCOUNT.DUE_DATE,
            ACCOUNT.LAST_PAYMENT_DATE,
            ACCOUNT.LAST_PAYMENT_AMOUNT,
            ACCOUNT.STATE);
    private static final List<Field<?>> PHONE_FIELDS = List.of(
            PHONE.ID,
            PHONE.NUMBER,
            PHONE.TYPE,
            PHONE.RELATION,
            PHONE.STATE,
            ZONE_SET.ZONES,
            PHONE.SCORE,
            PHONE.LAST_OUTCOME,
            PHONE.LAST_TRIED_AT);
    private static final List<Field<?>> GESTION_FIELDS = List.of(
            GESTION.ID,
            GESTION.AT,
            GESTION.MODE,
            APP_USER.DISPLAY_NAME,
            GESTION.CONTACT_TYPE,
            GESTION.RESULT_CODE,
            RESULT_CODE.LABEL,
            GESTION.NOTE,
            GESTION.TALK_MS);

    private final Database database;

    public AccountCards(Database database) {
        this.database = database;
    }

    /** The card, or empty when there is no such account. */
    public Optional<AccountCard> find(long accountId) {
        return database.jooq().connectionResult(connection -> {
            DSLContext jooq = Database.jooq(connection);
            Record account = account(jooq, accountId);
            return account == null ? Optional.empty() : Optional.of(card(jooq, account));
        });
    }

    private static @Nullable Record account(DSLContext jooq, long accountId) {
        return jooq.select(ACCOUNT_FIELDS)
                .from(ACCOUNT)
                .join(PERSON)
                .on(PERSON.ID.eq(ACCOUNT.HOLDER_ID))
                .join(MANDANTE)
                .on(MANDANTE.ID.eq(ACCOUNT.MANDANTE_ID))
                .join(PORTFOLIO)
                .on(PORTFOLIO.ID.eq(ACCOUNT.PORTFOLIO_ID))
                .where(ACCOUNT.ID.eq(accountId))
                .fetchOne();
    }

    private static AccountCard card(DSLContext jooq, Record row) {
        long accountId = row.get(ACCOUNT.ID);
        long personId = row.get(PERSON.ID);
        return new AccountCard(
                accountId,
                row.get(ACCOUNT.FOLIO),
                row.get(MANDANTE.NAME),
                row.get(PORTFOLIO.NAME),
                row.get(ACCOUNT.PRODUCT),
                personId,
                row.get(PERSON.NAME),
                row.get(PERSON.ID_TYPE),
                mask(row.get(PERSON.ID_NUMBER)),
                row.get(ACCOUNT.CURRENCY),
                row.get(ACCOUNT.TOTAL_BALANCE),
                row.get(ACCOUNT.OVERDUE_BALANCE),
                row.get(ACCOUNT.MINIMUM_PAYMENT),
                row.get(ACCOUNT.BALANCE_DATE),
                row.get(ACCOUNT.DAYS_PAST_DUE),
                row.get(ACCOUNT.DUE_DATE),
                row.get(ACCOUNT.LAST_PAYMENT_DATE),
                row.get(ACCOUNT.LAST_PAYMENT_AMOUNT),
                row.get(ACCOUNT.STATE),
                phones(jooq, personId),
                gestiones(jooq, accountId));
    }

    private static List<PhoneLine> phones(DSLContext jooq, long personId) {
        return jooq.select(PHONE_FIELDS)
                .from(PHONE)
                .join(ZONE_SET)
                .on(ZONE_SET.ID.eq(PHONE.ZONE_SET_ID))
                .where(PHONE.PERSON_ID.eq(personId))
                .orderBy(DSL.when(PHONE.STATE.eq("VALID"), 0).otherwise(1), PHONE.SCORE.desc(), PHONE.POSITION)
                .limit(PHONES_SHOWN)
                .fetch(row -> new PhoneLine(
                        row.get(PHONE.ID),
                        row.get(PHONE.NUMBER),
                        row.get(PHONE.TYPE),
                        row.get(PHONE.RELATION),
                        row.get(PHONE.STATE),
                        List.of(row.get(ZONE_SET.ZONES).split(",")),
                        row.get(PHONE.SCORE),
                        row.get(PHONE.LAST_OUTCOME),
                        row.get(PHONE.LAST_TRIED_AT)));
    }

    private static List<GestionLine> gestiones(DSLContext jooq, long accountId) {
        return jooq.select(GESTION_FIELDS)
                .from(GESTION)
                .leftJoin(APP_USER)
                .on(APP_USER.ID.eq(GESTION.ADVISOR_ID))
                .leftJoin(RESULT_CODE)
                .on(RESULT_CODE.CODE.eq(GESTION.RESULT_CODE))
                .where(GESTION.ACCOUNT_ID.eq(accountId))
                .orderBy(GESTION.AT.desc(), GESTION.ID.desc())
                .limit(GESTIONES_SHOWN)
                .fetch(row -> new GestionLine(
                        row.get(GESTION.ID),
                        row.get(GESTION.AT),
                        row.get(GESTION.MODE),
                        row.get(APP_USER.DISPLAY_NAME),
                        row.get(GESTION.CONTACT_TYPE),
                        row.get(GESTION.RESULT_CODE),
                        labelOf(row),
                        row.get(GESTION.NOTE),
                        row.get(GESTION.TALK_MS)));
    }

    private static String labelOf(Record row) {
        String label = row.get(RESULT_CODE.LABEL);
        return label == null ? row.get(GESTION.RESULT_CODE) : label;
    }

    static String mask(@Nullable String idNumber) {
        if (idNumber == null) {
            return "";
        }
        int hidden = Math.max(idNumber.length() - VISIBLE_ID_CHARS, Math.min(idNumber.length(), VISIBLE_ID_CHARS));
        return "•".repeat(hidden) + idNumber.substring(hidden);
    }
}
