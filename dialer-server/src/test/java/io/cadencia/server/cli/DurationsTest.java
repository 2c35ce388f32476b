package io.cadencia.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

@NullMarked
class DurationsTest {
    @ParameterizedTest
    @CsvSource({"60s,60", "90,90", "5m,300", "2h,7200"})
    void shouldReadTimesAsPeopleWriteThem(String text, long seconds) {
        assertThat(new Durations().convert(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "1d", "soon", "169h", ""})
    void shouldRefuseOthers(String text) {
        assertThatThrownBy(() -> new Durations().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("such as 60s, 5m or 2h");
    }
}
