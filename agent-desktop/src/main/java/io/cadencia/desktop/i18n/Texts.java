package io.cadencia.desktop.i18n;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The user interface's words in one language. A missing key is a bug: it throws. Immutable. */
public final class Texts {
    public static final Locale MEXICO = Locale.of("es", "MX");
    public static final Locale CHILE = Locale.of("es", "CL");

    /** Languages with a complete bundle, the default first. */
    public static final List<Locale> OFFERED = List.of(MEXICO, CHILE, Locale.ENGLISH);

    static final String BUNDLE = "io.cadencia.desktop.i18n.texts";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The offered language nearest to the wish; es-MX if none is near. */
    public static Texts nearest(Locale wish) {
        if (wish.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return new Texts(Locale.ENGLISH);
        }
        return new Texts(wish.getCountry().equals(CHILE.getCountry()) ? CHILE : MEXICO);
    }

    public Locale locale() {
        return locale;
    }

    /** The text of a key; {@code {0}}, {@code {1}} are replaced by the arguments. */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    /** The text for a refusal code, with its parameters by name, as in {@code {field}}. */
    public String refusal(String code, Map<String, String> params) {
        String key = "refusal." + code;
        String text = bundle.containsKey(key) ? bundle.getString(key) : get("refusal.other", code);
        for (Map.Entry<String, String> param : params.entrySet()) {
            text = text.replace("{" + param.getKey() + "}", param.getValue());
        }
        return text;
    }

    /** The text of a key, or what is given if there is no such key: for open sets that the server names. */
    public String getOr(String key, String otherwise) {
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }
}
