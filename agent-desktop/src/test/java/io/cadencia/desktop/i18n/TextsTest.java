package io.cadencia.desktop.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cadencia.desktop.client.LinkFailures;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.DialMode;
import io.cadencia.protocol.ServerMessage.PhoneLeg;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern LITERAL_KEY = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)+)\"");

    @Test
    void shouldHaveTheSameKeysInEveryLanguage() {
        Set<String> mexico = keys(Texts.MEXICO);

        assertThat(keys(Texts.CHILE)).isEqualTo(mexico);
        assertThat(keys(Locale.ENGLISH)).isEqualTo(mexico);
    }

    @Test
    void shouldHaveATextForEveryKeyInTheCode() throws IOException {
        Set<String> known = keys(Texts.MEXICO);
        Set<String> roots = new TreeSet<>();
        known.forEach(k -> roots.add(k.substring(0, k.indexOf('.'))));
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Path source : sources()) {
            Matcher matcher = LITERAL_KEY.matcher(Files.readString(source));
            while (matcher.find()) {
                String key = matcher.group(1);
                if (roots.contains(key.substring(0, key.indexOf('.')))) {
                    found++;
                    if (!known.contains(key)) {
                        missing.add(source.getFileName() + ": " + key);
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(100);
    }

    @Test
    void shouldNameEveryStateModeAndRefusal() {
        Set<String> wanted = new TreeSet<>();
        Arrays.stream(SeatState.values()).forEach(s -> wanted.add("state." + s));
        Arrays.stream(DialMode.values()).forEach(m -> wanted.add("mode." + m));
        Arrays.stream(CallState.values()).forEach(c -> wanted.add("call." + c));
        Arrays.stream(PhoneLeg.values()).forEach(l -> wanted.add("leg." + l));
        RefusalCodes.ALL.forEach(c -> wanted.add("refusal." + c));
        LinkFailures.ALL.forEach(c -> wanted.add("refusal." + c));

        assertThat(keys(Texts.MEXICO)).containsAll(wanted);
    }

    @Test
    void shouldFillTheParametersOfARefusal() {
        Texts texts = Texts.nearest(Texts.MEXICO);

        assertThat(texts.refusal("BLOCKED_BY_RULE", Map.of("rule", "hoy es día festivo.")))
                .isEqualTo("No se puede marcar: hoy es día festivo.");
        assertThat(texts.refusal("NEVER_HEARD_OF", Map.of())).contains("(NEVER_HEARD_OF)");
    }

    @Test
    void shouldChooseTheNearestLanguage() {
        assertThat(Texts.nearest(Locale.forLanguageTag("es-CL")).get("classify.title"))
                .isEqualTo("Tipificar llamado");
        assertThat(Texts.nearest(Locale.forLanguageTag("es-AR")).locale()).isEqualTo(Texts.MEXICO);
        assertThat(Texts.nearest(Locale.forLanguageTag("en-GB")).locale()).isEqualTo(Locale.ENGLISH);
        assertThat(Texts.nearest(Locale.FRANCE).locale()).isEqualTo(Texts.MEXICO);
    }

    @Test
    void shouldNotHideAMissingKey() {
        assertThatExceptionOfType(MissingResourceException.class)
                .isThrownBy(() -> Texts.nearest(Texts.MEXICO).get("no.such.key"));
    }

    private static Set<String> keys(Locale locale) {
        return new TreeSet<>(ResourceBundle.getBundle(
                        Texts.BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(f -> f.toString().endsWith(".java")).toList();
        }
    }
}
