package io.cadencia.simulation.lab;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a report in every language at once; the page shows one of them. */
final class ReportTexts {
    private static final List<Locale> LANGUAGES = List.of(Locale.of("es"), Locale.ENGLISH);
    private static final String BUNDLE = "io.cadencia.simulation.lab.texts";

    private ReportTexts() {}

    /** As HTML. */
    static String html(String key, Object... values) {
        return in("span", key, values);
    }

    /** For the inside of an SVG text. */
    static String svg(String key, Object... values) {
        return in("tspan", key, values);
    }

    private static String in(String element, String key, Object... values) {
        StringBuilder out = new StringBuilder();
        for (Locale language : LANGUAGES) {
            String text = ResourceBundle.getBundle(BUNDLE, language).getString(key);
            String filled =
                    values.length == 0 ? text.replace("''", "'") : new MessageFormat(text, language).format(values);
            out.append('<')
                    .append(element)
                    .append(" lang=\"")
                    .append(language.getLanguage())
                    .append("\">");
            out.append(escape(filled)).append("</").append(element).append('>');
        }
        return out.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
