package io.cadencia.server.importexport;

import static io.cadencia.server.importexport.AssignmentField.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads typed values of one row and collects what is wrong with them. */
final class RowReader {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d{1,2}");

    private final HeaderMap header;
    private final List<String> fields;
    final List<RowProblem> problems = new ArrayList<>(0);
    final List<RowProblem> warnings = new ArrayList<>(0);

    RowReader(HeaderMap header, List<String> fields) {
        this.header = header;
        this.fields = fields;
    }

    /** The trimmed value; empty when the file has no such column or the field is blank. */
    String text(AssignmentField field) {
        int column = header.column(field);
        if (column < 0) {
            return "";
        }
        String value = fields.get(column).strip();
        if (value.isEmpty()) {
            if (field.mandatory()) {
                problem(RowReason.MISSING, field, "");
            }
            return "";
        }
        if (value.length() > field.maxLength()) {
            problem(RowReason.TOO_LONG, field, value);
            return "";
        }
        return value;
    }

    @Nullable
    String date(AssignmentField field) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        String iso = Dates.iso(text);
        if (iso == null) {
            problem(RowReason.DATE, field, text);
        }
        return iso;
    }

    /** Hundredths; 0 when the field is empty or wrong. */
    long cents(AssignmentField field, boolean decimalComma) {
        String text = text(field);
        if (text.isEmpty()) {
            return 0;
        }
        long cents = Amounts.cents(text, decimalComma);
        if (cents == Amounts.INVALID) {
            problem(RowReason.AMOUNT, field, text);
            return 0;
        }
        return cents;
    }

    @Nullable
    String amount(AssignmentField field, boolean decimalComma) {
        int column = header.column(field);
        return column < 0 || fields.get(column).isBlank() ? null : Amounts.plain(cents(field, decimalComma));
    }

    /** A whole number of at most six digits, not negative. */
    @Nullable
    String whole(AssignmentField field) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                problem(RowReason.NUMBER, field, text);
                return null;
            }
        }
        return text;
    }

    /** A decimal with up to {@code maxWhole} digits before the mark and four after it; comma and point both mark. */
    @Nullable
    String decimal(AssignmentField field, int maxWhole) {
        String text = text(field).replace(',', '.').replace("%", "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches() || wholeDigits(text) > maxWhole) {
            problem(RowReason.NUMBER, field, text);
            return null;
        }
        return text;
    }

    private static int wholeDigits(String decimal) {
        int point = decimal.indexOf('.');
        return point < 0 ? decimal.length() : point;
    }

    String upper(AssignmentField field) {
        return text(field).toUpperCase(Locale.ROOT);
    }

    void problem(RowReason reason, AssignmentField field, String value) {
        problems.add(new RowProblem(reason, field.header(), value));
    }

    void warning(RowReason reason, AssignmentField field, String value) {
        warnings.add(new RowProblem(reason, field.header(), value));
    }

    /** Folios are text: a spreadsheet that made numbers of them has lost their last digits. */
    String folio() {
        String folio = text(FOLIO);
        if (folio.indexOf('+') > 0 && SCIENTIFIC.matcher(folio).matches()) {
            problem(RowReason.SCIENTIFIC_NOTATION, FOLIO, folio);
        }
        return folio;
    }
}
