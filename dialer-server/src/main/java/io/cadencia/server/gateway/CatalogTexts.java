package io.cadencia.server.gateway;

import io.cadencia.core.collections.ContactType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Labels of the classification in one language, by code. What a language lacks is taken from Mexican Spanish; a code of
 * a client's own that no language knows is its own label.
 */
final class CatalogTexts {
    static final String DEFAULT = "es_MX";
    private static final Map<String, CatalogTexts> ALL =
            Stream.of(DEFAULT, "es_CL", "en").collect(Collectors.toUnmodifiableMap(name -> name, CatalogTexts::load));

    private final Properties texts;

    private CatalogTexts(Properties texts) {
        this.texts = texts;
    }

    /** The texts nearest to a BCP 47 tag. */
    static CatalogTexts of(String languageTag) {
        Locale locale = Locale.forLanguageTag(languageTag);
        String name = locale.getLanguage().equals("en")
                ? "en"
                : locale.getLanguage().equals("es") && locale.getCountry().equals("CL") ? "es_CL" : DEFAULT;
        return ALL.getOrDefault(name, load(DEFAULT));
    }

    String type(ContactType type) {
        return text("type." + type.name(), type.name());
    }

    String result(String code) {
        return text("result." + code, code);
    }

    String field(String name) {
        return text("field." + name, name);
    }

    String choice(String field, String code) {
        return text("choice." + field + "." + code, code);
    }

    String pauseReason(String code) {
        return text("pause." + code, code);
    }

    private String text(String key, String otherwise) {
        return texts.getProperty(key, otherwise);
    }

    private static CatalogTexts load(String name) {
        return new CatalogTexts(read(name, name.equals(DEFAULT) ? new Properties() : read(DEFAULT, new Properties())));
    }

    private static Properties read(String name, Properties otherwise) {
        Properties properties = new Properties(otherwise);
        String resource = "/i18n/catalog_" + name + ".properties";
        try (var in = CatalogTexts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing from the server's jar");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + resource + " cannot be read", e);
        }
    }
}
