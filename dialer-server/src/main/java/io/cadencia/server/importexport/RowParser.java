package io.cadencia.server.importexport;

import static io.cadencia.server.importexport.AssignmentField.*;

import io.cadencia.db.portfolio.AccountColumn;
import io.cadencia.db.portfolio.PersonColumn;
import io.cadencia.db.portfolio.PersonKey;
import io.cadencia.server.importexport.ParsedRow.Draft;
import io.cadencia.server.importexport.ParsedRow.PersonDraft;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks rows one by one and turns them into drafts. Thread-safe: several threads parse one file. */
final class RowParser {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Map<String, String> COUNTRIES = Map.of(
            "mx",
            "MX",
            "mexico",
            "MX",
            "cl",
            "CL",
            "chile",
            "CL",
            "co",
            "CO",
            "colombia",
            "CO",
            "pe",
            "PE",
            "peru",
            "PE");
    private static final Map<String, String> KINDS = Map.of(
            "vigente", "CURRENT", "castigo", "CHARGED_OFF", "castigada", "CHARGED_OFF", "preventiva", "PREVENTIVE");

    private final HeaderMap header;
    private final String mandante;
    private final PhoneReader phones;
    private final Zones zones;

    /** @param mandante code every row must name */
    RowParser(HeaderMap header, String mandante, Zones zones) {
        this.header = header;
        this.mandante = mandante;
        this.zones = zones;
        this.phones = new PhoneReader(zones);
    }

    ParsedRow parse(long line, List<String> fields) {
        if (fields.size() != header.width()) {
            RowProblem problem = new RowProblem(RowReason.FIELD_COUNT, "", Integer.toString(fields.size()));
            return new ParsedRow(line, fields, List.of(problem), List.of(), null);
        }
        RowReader row = new RowReader(header, fields);
        Draft draft = draft(row);
        boolean good = row.problems.isEmpty();
        return new ParsedRow(line, fields, row.problems, row.warnings, good ? draft : null);
    }

    private @Nullable Draft draft(RowReader row) {
        String named = row.text(MANDANTE);
        if (!named.isEmpty() && !named.equalsIgnoreCase(mandante)) {
            row.problem(RowReason.WRONG_MANDANTE, MANDANTE, named);
        }
        String period = row.text(PERIODO);
        String country = country(row);
        String currency = currency(row);
        boolean comma = Amounts.hasDecimalComma(currency);
        long cents = row.cents(SALDO_TOTAL, comma);
        String folio = row.folio();
        @Nullable String[] account = account(row, folio, currency, cents, comma);
        PersonDraft holder = holder(row, country);
        PersonDraft guarantor = guarantor(row, country);
        if (holder == null || !row.problems.isEmpty()) {
            return null;
        }
        return new Draft(folio, period, currency, cents, account, holder, guarantor);
    }

    private static String country(RowReader row) {
        String text = row.text(PAIS);
        String country = COUNTRIES.getOrDefault(Words.key(text), "");
        if (country.isEmpty() && !text.isEmpty()) {
            row.problem(RowReason.COUNTRY, PAIS, text);
        }
        return country;
    }

    private static String currency(RowReader row) {
        String currency = row.upper(MONEDA);
        if (!currency.isEmpty() && !CURRENCY.matcher(currency).matches()) {
            row.problem(RowReason.CURRENCY, MONEDA, currency);
        }
        return currency;
    }

    private static @Nullable String[] account(RowReader row, String folio, String currency, long cents, boolean comma) {
        @Nullable String[] values = new String[AccountColumn.values().length];
        set(values, AccountColumn.FOLIO, folio);
        set(values, AccountColumn.PRODUCT, row.text(PRODUCTO));
        set(values, AccountColumn.PORTFOLIO_KIND, choice(row, TIPO_CARTERA, KINDS));
        set(values, AccountColumn.CURRENCY, currency);
        set(values, AccountColumn.PRINCIPAL, row.amount(SALDO_CAPITAL, comma));
        set(values, AccountColumn.ORDINARY_INTEREST, row.amount(INTERES_ORDINARIO, comma));
        set(values, AccountColumn.LATE_INTEREST, row.amount(INTERES_MORATORIO, comma));
        set(values, AccountColumn.FEES, row.amount(GASTOS, comma));
        set(values, AccountColumn.TOTAL_BALANCE, Amounts.plain(cents));
        set(values, AccountColumn.OVERDUE_BALANCE, row.amount(SALDO_VENCIDO, comma));
        set(values, AccountColumn.MINIMUM_PAYMENT, row.amount(PAGO_MINIMO, comma));
        set(values, AccountColumn.OVERDUE_INSTALMENTS, row.whole(CUOTAS_VENCIDAS));
        set(values, AccountColumn.DAYS_PAST_DUE, row.whole(DIAS_MORA));
        set(values, AccountColumn.DUE_DATE, row.date(FECHA_VENCIMIENTO));
        set(values, AccountColumn.LAST_PAYMENT_DATE, row.date(FECHA_ULTIMO_PAGO));
        set(values, AccountColumn.LAST_PAYMENT_AMOUNT, row.amount(MONTO_ULTIMO_PAGO, comma));
        set(values, AccountColumn.BALANCE_DATE, row.date(FECHA_ASIGNACION));
        set(values, AccountColumn.BRANCH, row.text(SUCURSAL));
        set(values, AccountColumn.SEGMENT, row.text(SEGMENTO));
        set(values, AccountColumn.SCORE, row.decimal(SCORE, 5));
        set(values, AccountColumn.MAX_DISCOUNT_PCT, row.decimal(QUITA_MAX_PCT, 3));
        set(values, AccountColumn.OFFER_VALID_UNTIL, row.date(VIGENCIA_OFERTA));
        set(values, AccountColumn.WITHDRAW_ON, row.date(FECHA_RETIRO));
        set(values, AccountColumn.PAYMENT_ACCOUNT, row.text(CUENTA_PAGO));
        set(values, AccountColumn.PAYMENT_REFERENCE, row.text(REFERENCIA_PAGO));
        return values;
    }

    private @Nullable PersonDraft holder(RowReader row, String country) {
        String number = row.text(ID_DEUDOR);
        String name = row.text(NOMBRE);
        Identifiers.Identifier id =
                country.isEmpty() || number.isEmpty() ? null : Identifiers.parse(row.text(TIPO_ID), number, country);
        if (id == null) {
            if (!number.isEmpty() && !country.isEmpty()) {
                row.problem(RowReason.IDENTIFIER, ID_DEUDOR, number);
            }
            return null;
        }
        List<String> address = zones.ofAddress(country, row.text(ESTADO), row.text(MUNICIPIO));
        @Nullable String[] values = person(country, id.type(), id.number(), name);
        set(values, PersonColumn.BIRTH_DATE, row.date(FECHA_NACIMIENTO));
        set(values, PersonColumn.STREET, row.text(CALLE));
        set(values, PersonColumn.NEIGHBOURHOOD, row.text(COLONIA));
        set(values, PersonColumn.CITY, row.text(MUNICIPIO));
        set(values, PersonColumn.STATE, row.text(ESTADO));
        set(values, PersonColumn.POSTAL_CODE, row.text(CP));
        set(values, PersonColumn.EMAIL, row.text(CORREO1));
        if (!address.isEmpty()) {
            set(values, PersonColumn.ADDRESS_ZONE_SET_ID, Short.toString(zones.setId(address)));
        }
        PersonKey key = new PersonKey(country, id.type(), id.number());
        return new PersonDraft(key, values, phones.holder(row, country, address));
    }

    private @Nullable PersonDraft guarantor(RowReader row, String country) {
        String name = row.text(AVAL_NOMBRE);
        if (name.isEmpty() || country.isEmpty()) {
            return null;
        }
        String number = row.text(AVAL_ID);
        Identifiers.Identifier id = number.isEmpty() ? null : Identifiers.parse("", number, country);
        if (id == null && !number.isEmpty()) {
            row.problem(RowReason.IDENTIFIER, AVAL_ID, number);
            return null;
        }
        @Nullable
        String[] values =
                id == null ? person(country, "NONE", null, name) : person(country, id.type(), id.number(), name);
        PersonKey key = id == null ? null : new PersonKey(country, id.type(), id.number());
        return new PersonDraft(key, values, phones.guarantor(row, country));
    }

    private static @Nullable String[] person(String country, String type, @Nullable String number, String name) {
        @Nullable String[] values = new String[PersonColumn.values().length];
        set(values, PersonColumn.COUNTRY, country);
        set(values, PersonColumn.ID_TYPE, type);
        set(values, PersonColumn.ID_NUMBER, number);
        set(values, PersonColumn.NAME, name);
        return values;
    }

    static @Nullable String choice(RowReader row, AssignmentField field, Map<String, String> choices) {
        String text = row.text(field);
        String choice = text.isEmpty() ? null : choices.get(Words.key(text));
        if (choice == null && !text.isEmpty()) {
            row.problem(RowReason.CHOICE, field, text);
        }
        return choice;
    }

    private static void set(@Nullable String[] values, Enum<?> column, @Nullable String value) {
        values[column.ordinal()] = value;
    }
}
