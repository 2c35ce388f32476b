package io.cadencia.telephony.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForcedNumberTest {
    @ParameterizedTest
    @EnumSource
    void shouldReadBackWhatItWrites(Behaviour behaviour) {
        for (long ms : new long[] {0, 100, 1_500, 9_900}) {
            String number = ForcedNumber.number(behaviour, ms, 42);
            assertThat(number).hasSize(10);
            assertThat(ForcedNumber.of(number)).contains(new ForcedNumber(behaviour, ms));
            assertThat(ForcedNumber.of("+" + number)).contains(new ForcedNumber(behaviour, ms));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+525512345678", "56912345678", "", "00", "0090000000", "0000000000", "00x1234567"})
    void shouldLeaveOrdinaryNumbersAlone(String number) {
        assertThat(ForcedNumber.of(number)).isEmpty();
    }

    @Test
    void shouldRefuseTimesThatDoNotFit() {
        assertThatThrownBy(() -> ForcedNumber.number(Behaviour.BUSY, 10_000, 1))
                .hasMessageContaining("10000")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseSharesOfMoreThanEverybody() {
        assertThatThrownBy(() -> new DebtorPopulation(900, 200, 0, 0, 0, 1_000, 0.5, 1_000, 1_000, 100))
                .hasMessageContaining("1100");
        assertThat(DebtorPopulation.realistic().share(Behaviour.NO_ANSWER)).isEqualTo(400);
    }
}
