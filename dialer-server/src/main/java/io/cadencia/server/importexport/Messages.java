package io.cadencia.server.importexport;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The importer's texts in the user's language; Mexican Spanish when there is no better one. */
final class Messages {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    static Messages of(Locale locale) {
        return new Messages(
                ResourceBundle.getBundle(
                        "importexport.messages",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                locale);
    }

    String file(ImportFileException.Problem problem, Object... details) {
        return format("file." + problem.name(), details);
    }

    String row(RowProblem problem) {
        return format("row." + problem.reason().name(), problem.column(), problem.value());
    }

    String label(String key) {
        return bundle.getString(key);
    }

    private String format(String key, Object... details) {
        return new MessageFormat(bundle.getString(key), locale).format(details);
    }
}
