package io.cadencia.telephony.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeNumbersTest {
    @Test
    void shouldNumberEachNodeWhateverTheirOrder() {
        Map<String, Integer> numbers = NodeNumbers.of(List.of("pbx1", "pbx2", "pbx3"));
        assertThat(numbers.values()).doesNotHaveDuplicates().allMatch(n -> n >= 0 && n < 256);
        assertThat(NodeNumbers.of(List.of("pbx3", "pbx1", "pbx2"))).isEqualTo(numbers);
        assertThat(NodeNumbers.of(List.of("pbx1")).get("pbx1")).isEqualTo(numbers.get("pbx1"));
    }

    @Test
    void shouldFindANumberForAsManyAsThereAre() {
        List<String> all = IntStream.range(0, 256).mapToObj(i -> "n" + i).toList();
        assertThat(NodeNumbers.of(all).values()).doesNotHaveDuplicates().hasSize(256);
        List<String> more = IntStream.range(0, 257).mapToObj(i -> "n" + i).toList();
        assertThatThrownBy(() -> NodeNumbers.of(more)).hasMessageContaining("these are 257");
    }
}
