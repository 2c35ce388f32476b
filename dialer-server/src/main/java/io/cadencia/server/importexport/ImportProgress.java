package io.cadencia.server.importexport;

/** Hears how far an import is. Called on the importing thread, every few thousand rows. */
@FunctionalInterface
public interface ImportProgress {
    ImportProgress SILENT = rows -> {};

    void rowsChecked(long rows);
}
