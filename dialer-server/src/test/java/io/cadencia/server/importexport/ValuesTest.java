package io.cadencia.server.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.server.importexport.Identifiers.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, identifiers and names of columns (domain.md 3.8). */
class ValuesTest {
    @ParameterizedTest
    @CsvSource({"28/02/2026,2026-02-28", "2026-11-05,2026-11-05", "05-11-2026,2026-11-05"})
    void shouldReadDates(String text, String iso) {
        assertThat(Dates.iso(text)).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2026", "2026-13-01", "1/2/2026", "01/02/26", "44871", "01/02-2026", "aa/bb/cccc"})
    void shouldRefuseWhatIsNoDate(String text) {
        assertThat(Dates.iso(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "12.345.678-5,12345678-5",
        "11111111-1,11111111-1",
        "10.000.013-k,10000013-K",
        "10000004-0,10000004-0",
        "012345678-5,12345678-5"
    })
    void shouldNormaliseRut(String text, String number) {
        assertThat(Identifiers.parse("", text, "CL")).isEqualTo(new Identifier("RUT", number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.345.678-K", "12345678-4", "1-9", "ABCDEFGH-1"})
    void shouldRefuseRutWithAWrongCheckDigit(String text) {
        assertThat(Identifiers.parse("RUT", text, "CL")).isNull();
    }

    @Test
    void shouldTellMexicanIdentifiersByTheirLength() {
        assertThat(Identifiers.parse("", "peña800101ab1", "MX")).isEqualTo(new Identifier("RFC", "PEÑA800101AB1"));
        assertThat(Identifiers.parse("", "GOMC800101HDFRRL09", "MX"))
                .isEqualTo(new Identifier("CURP", "GOMC800101HDFRRL09"));
        assertThat(Identifiers.parse("", "GOMC801301AB1", "MX")).as("month 13").isNull();
        assertThat(Identifiers.parse("PASAPORTE", "X1", "MX")).isNull();
    }

    @Test
    void shouldCompareNamesWithoutCaseAccentsAndPunctuation() {
        assertThat(Words.key(" Días de Mora ")).isEqualTo("dias_de_mora");
        assertThat(Words.key("O'Higgins")).isEqualTo("o_higgins");
        assertThat(Words.key("Ñuñoa")).isEqualTo("nunoa");
    }

    @Test
    void shouldKnowTextsAgainThroughManyGrowths() {
        FingerprintTable table = new FingerprintTable();
        for (int i = 0; i < 100_000; i++) {
            assertThat(table.putIfAbsent("folio-" + i, i)).isEqualTo(FingerprintTable.NEW);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(table.putIfAbsent("folio-" + i, -2)).isEqualTo(i);
        }
    }
}
