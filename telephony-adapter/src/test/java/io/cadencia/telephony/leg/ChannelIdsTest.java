package io.cadencia.telephony.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelIdsTest {
    private static final long BIGGEST_OF_JSON = (1L << 53) - 1;

    @Test
    void shouldGiveEachArrivalAnIdOfItsOwnAcrossNodesSecondsAndRestarts() {
        Set<Long> ids = new HashSet<>();
        int made = 0;
        for (int node : new int[] {0, 1, 7, 255}) {
            for (long second : new long[] {1_763_800_000, 1_763_800_001, 1_763_800_256, 2_700_000_000L}) {
                for (int counter : new int[] {0, 1, 2, 255, 256, 32_767}) { // it begins anew with each start
                    long id = ChannelIds.arrivalOf(second + "." + counter, node).orElseThrow();
                    assertThat(id).isNegative().isGreaterThanOrEqualTo(-BIGGEST_OF_JSON);
                    ids.add(id);
                    made++;
                }
            }
        }
        assertThat(ids).hasSize(made);
    }

    @Test
    void shouldTellTheSameArrivalTheSameWayAgain() {
        OptionalLong first = ChannelIds.arrivalOf("pbx-1763800000.12", 3);
        assertThat(first).isPresent().isEqualTo(ChannelIds.arrivalOf("1763800000.12", 3));
        assertThat(ChannelIds.arrivalOf("leg-12-", 3)).isEmpty();
    }

    @Test
    void shouldRefuseANumberNoNodeCanHave() {
        assertThatThrownBy(() -> ChannelIds.checkNode(256)).hasMessageContaining("0 to 255, was 256");
        assertThatThrownBy(() -> ChannelIds.checkNode(-1)).hasMessageContaining("was -1");
    }
}
