package io.cadencia.server.importexport;

/**
 * One thing wrong with a row.
 *
 * @param column as the layout names it, empty when the row as a whole is meant
 * @param value as it stands in the file, cut to a length fit for a report
 */
public record RowProblem(RowReason reason, String column, String value) {
    private static final int SHOWN = 60;

    public RowProblem {
        value = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
