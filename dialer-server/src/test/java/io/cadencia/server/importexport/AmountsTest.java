package io.cadencia.server.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,234.56      | 123456
                    1234.56       | 123456
                    $1,234,567.8  | 123456780
                    $ 12          | 1200
                    0             | 0
                    1.234         | -1
                    1.234,56      | -1
                    12,34.56      | -1
                    1,2345        | -1
                    1234,567.00   | -1
                    -5            | -1
                    1e5           | -1
                    .5            | -1
                    5.            | -1
                    1,234,        | -1
                    9999999999999999 | -1
                    """)
    void shouldReadMexicanAmountsAndRefuseOthers(String text, long cents) {
        assertThat(Amounts.cents(text, false)).isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1.234.567   | 123456700
                    1234567     | 123456700
                    $1.234      | 123400
                    1.234,5     | 123450
                    1234567.00  | 123456700
                    1,234.56    | -1
                    12.34.567   | -1
                    1.2345      | -1
                    """)
    void shouldReadChileanAmountsAndRefuseOthers(String text, long cents) {
        assertThat(Amounts.cents(text, true)).isEqualTo(cents);
    }

    @Property
    void shouldReadBackWhatItWrites(@ForAll @LongRange(max = 99_999_999_999_999L) long cents) {
        assertThat(Amounts.cents(Amounts.plain(cents), false)).isEqualTo(cents);
        assertThat(Amounts.cents(Amounts.plain(cents), true)).isEqualTo(cents);
    }

    @Property
    void shouldReadGroupsOfThreeInBothCountries(@ForAll @LongRange(max = 9_999_999_999_999L) long whole) {
        assertThat(Amounts.cents(String.format(java.util.Locale.US, "%,d", whole), false))
                .isEqualTo(whole * 100);
        assertThat(Amounts.cents(String.format(java.util.Locale.GERMANY, "%,d", whole), true))
                .isEqualTo(whole * 100);
    }
}
