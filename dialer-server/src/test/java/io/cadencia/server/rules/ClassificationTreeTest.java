package io.cadencia.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.collections.ContactType;
import io.cadencia.core.collections.FieldRule;
import io.cadencia.core.collections.ResultRule;
import io.cadencia.core.collections.ResultRule.Next;
import io.cadencia.server.rules.yaml.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class ClassificationTreeTest {
    private static final String GOOD = """
            classification: house
            version: 1
            results:
              - code: PP
                type: direct
                next: done
                fields:
                  - {name: medio, kind: choice, choices: [CASH]}
              - {code: CLG, type: direct, next: retry, retryMinutes: 5}
            pauseReasons:
              - {code: COMIDA, limitMinutes: 30}
            """;

    private final ClassificationTree tree = ClassificationTree.collections();

    @Test
    void shouldDemandOfAPromiseItsAmountDateAndMeans() {
        ResultRule promise = rule("PP");

        assertThat(promise.type()).isEqualTo(ContactType.DIRECT);
        assertThat(promise.rightParty()).isTrue();
        assertThat(promise.next()).isEqualTo(Next.DONE);
        assertThat(promise.fields()).extracting(FieldRule::name).containsExactly("monto", "fecha", "medio");
        assertThat(promise.fields()).allMatch(FieldRule::mandatory);
    }

    @Test
    void shouldDropTheWrongNumberAndRetryTheOneWhoHungUp() {
        assertThat(rule("NEQ").next()).isEqualTo(Next.DROP_PHONE);
        assertThat(rule("CLG").retryAfterMs()).isEqualTo(TimeUnit.DAYS.toMillis(1));
    }

    @Test
    void shouldOfferOfEveryContactTypeAnAdvisorCanHave() {
        assertThat(tree.results())
                .extracting(ResultRule::type)
                .contains(ContactType.DIRECT, ContactType.INDIRECT, ContactType.NONE)
                .doesNotContain(ContactType.DIALER);
    }

    /** The gateway's bundles hold the labels; a code without one would be shown as a bare code. */
    @ParameterizedTest
    @ValueSource(strings = {"es_MX", "es_CL", "en"})
    void shouldHaveALabelForEveryCode(String language) throws IOException {
        Properties labels = new Properties();
        String resource = "/i18n/catalog_" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(resource), resource)) {
            labels.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        assertThat(keys())
                .allSatisfy(key -> assertThat(labels.getProperty(key)).as(key).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: direct | type: dialer | results[0].type: 'dialer' is the dialer's own",
                "code: PP | code: pp | results[0].code: 'pp' must be 1 to 8 capital letters",
                "code: CLG | code: PP | results[1].code: 'PP' is given twice",
                "choices: [CASH] | choices: [] | results[0].fields[0].choices: must be given for a choice",
                "retryMinutes: 5 | retryMinutes: 0 | results[1].retryMinutes: '0' must be 1 to",
                "limitMinutes: 30 | limitMinutes: 500 | pauseReasons[0].limitMinutes: '500' must be 0 to 480",
                "next: done | next: forget | results[0].next: 'forget' must be one of retry, done, drop-phone",
            })
    void shouldNameFileFieldValueAndRemedy(String good, String bad, String message, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("tree.yaml"), GOOD.replace(good, bad));

        assertThatThrownBy(() -> ClassificationTree.of(file))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        Stream.of(ContactType.values()).forEach(type -> keys.add("type." + type));
        tree.pauseReasons().forEach(reason -> keys.add("pause." + reason.code()));
        for (ResultRule result : tree.results()) {
            keys.add("result." + result.code());
            for (FieldRule field : result.fields()) {
                keys.add("field." + field.name());
                field.choices().forEach(choice -> keys.add("choice." + field.name() + "." + choice));
            }
        }
        return keys;
    }

    private ResultRule rule(String code) {
        return tree.results().stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
