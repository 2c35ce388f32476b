package io.cadencia.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.server.rules.yaml.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class ProfileReaderTest {
    private static final String GOOD = """
            profile: HOUSE
            version: 3
            jurisdiction: MX
            title: House rule
            source: board
            confidence: K
            nature: policy
            hours:
              monday: 09:00-18:00
              sunday: 00:00-24:00
            blockedHolidays: none
            blockedDates: [2026-05-10]
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void shouldAddTheProfilesOfAFolderToThoseOfTheBuild() throws IOException {
        Files.writeString(folder.resolve("house.yaml"), GOOD);

        ProfileCatalog catalog = ProfileCatalog.builtIn().with(folder);

        assertThat(catalog.rule("HOUSE").days()).hasSize(2);
        assertThat(catalog.rule("CL-LPDC37").confidence()).isEqualTo("B");
        assertThat(catalog.compile("HOUSE", 2026).version()).isEqualTo(3);
    }

    @Test
    void shouldNameTheKnownProfilesWhenOneIsUnknown() {
        assertThatThrownBy(() -> ProfileCatalog.builtIn().rule("MX"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("MX: is unknown; known are CL-LPDC37, CO-2300, DEMO");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 3 | version: three | version: 'three' must be a whole number",
                "confidence: K | confidence: Z | confidence: 'Z' must be A, B, C or K",
                "nature: policy | nature: habit | nature: 'habit' must be one of law, policy",
                "monday: 09:00-18:00 | monday: 9-18 | hours.monday: '9-18' must be HH:MM-HH:MM",
                "monday: 09:00-18:00 | monday: 18:00-09:00 | hours.monday: '18:00-09:00' must be HH:MM-HH:MM",
                "monday: 09:00-18:00 | mondays: 09:00-18:00 | hours.mondays: is not known here",
                "blockedHolidays: none | blockedHolidays: XX | blockedHolidays: 'XX' must be none or the ISO",
                "blockedDates: [2026-05-10] | blockedDates: [10/05/2026] | dates are written YYYY-MM-DD",
                "source: board | sauce: board | source: is missing; give it a value",
                "profile: HOUSE | profile: my house | profile: 'my house' must be 2 to 40 capital",
                "version: 3 | version: 3\tx: [ | line 2: is not valid YAML",
            })
    void shouldNameFileFieldValueAndRemedy(String good, String bad, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("house.yaml"), GOOD.replace(good, bad));

        assertThatThrownBy(() -> ProfileCatalog.builtIn().with(folder))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }
}
