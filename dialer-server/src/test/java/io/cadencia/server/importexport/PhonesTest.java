package io.cadencia.server.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhonesTest {
    private final Phones phones = new Phones();

    @ParameterizedTest
    @CsvSource({
        "5512345678,MX,+525512345678",
        "55 1234-5678,MX,+525512345678",
        "(55) 1234 5678,MX,+525512345678",
        "015512345678,MX,+525512345678",
        "0445512345678,MX,+525512345678",
        "0455512345678,MX,+525512345678",
        "+5215512345678,MX,+525512345678",
        "+52 55 1234 5678,MX,+525512345678",
        "0052 5512345678,MX,+525512345678",
        "987654321,CL,+56987654321",
        "+56 9 8765 4321,CL,+56987654321",
        "221234567,CL,+56221234567",
        "0221234567,CL,+56221234567"
    })
    void shouldNormalise(String text, String country, String e164) {
        assertThat(phones.read(text, country))
                .isNotNull()
                .extracting(Phones.Reading::e164)
                .isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000,MX",
        "9999999999,MX",
        "1234567890,MX",
        "551234567,MX",
        "55123456789,MX",
        "5512345678 ext 3,MX",
        "no tiene,MX",
        "999999999,CL",
        "12345678,CL",
        "0123456789,MX",
        "5512345678,XX"
    })
    void shouldRefuseDummiesAndWhatCannotBeDialled(String text, String country) {
        assertThat(phones.read(text, country)).isNull();
    }
}
