package io.cadencia.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTableTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.15865525393145707",
        "-1.2345, 0.8914918",
        "2.5, 0.006209665325776132",
        "-3, 0.9986501019683699",
        "6, 9.86e-10"
    })
    void shouldBeTheUpperTailOfTheNormalDistribution(double z, double tail) {
        assertThat(NormalTable.upperTail(z)).isEqualTo(tail, within(1e-5));
    }
}
