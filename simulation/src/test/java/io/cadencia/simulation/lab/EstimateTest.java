package io.cadencia.simulation.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTest {
    @Test
    void shouldGiveStudentsInterval() {
        Estimate estimate = Estimate.of(List.of(4.0, 6.0, 5.0, 9.0));

        // mean 6, standard deviation 2.1602, quantile 3.182, over the root of 4
        assertThat(estimate.mean()).isEqualTo(6);
        assertThat(estimate.halfWidth()).isCloseTo(3.437, within(0.001));
        assertThat(estimate.text(1)).isEqualTo("6.0 ± 3.4");
    }

    @ParameterizedTest
    @CsvSource({"1, 12.706", "30, 2.042", "40, 2.021", "60, 2.000", "120, 1.980", "1000, 1.962"})
    void shouldKnowTheQuantiles(int freedom, double quantile) {
        assertThat(Estimate.student(freedom)).isCloseTo(quantile, within(0.002));
    }

    @Test
    void shouldLeaveOutWhatIsNotKnown() {
        assertThat(Estimate.of(List.of(5.0, Double.NaN)).text(1)).isEqualTo("5.0");
        assertThat(Estimate.of(List.of(Double.NaN)).text(1)).isEqualTo("-");
    }

    @Test
    void shouldReadPoliciesWithSettings() {
        assertThat(PolicyChoice.parseAll(
                        "cadencia, ratio(lines=1.5), vicidial-average(maximumLevel=4; availableOnly=1)"))
                .containsExactly(
                        new PolicyChoice("cadencia", Map.of()),
                        new PolicyChoice("ratio", Map.of("lines", 1.5)),
                        new PolicyChoice("vicidial-average", Map.of("maximumLevel", 4.0, "availableOnly", 1.0)));
        assertThat(PolicyChoice.parse("ratio(lines=2)")).hasToString("ratio(lines=2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ratio(", "ratio(lines)", "ratio(lines=x)", "Ratio", "a b"})
    void shouldRefuseAPolicyWrittenOtherwise(String written) {
        assertThatThrownBy(() -> PolicyChoice.parse(written)).hasMessageContaining("must be written");
    }
}
