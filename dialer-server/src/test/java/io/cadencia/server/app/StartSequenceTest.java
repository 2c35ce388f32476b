package io.cadencia.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class StartSequenceTest {
    private final List<String> events = new ArrayList<>();
    private final StartSequence sequence = new StartSequence();

    @Test
    void shouldStopInTheReverseOrderAndOnlyOnce() {
        start("a");
        start("b");

        sequence.close();
        sequence.close();

        assertThat(events).containsExactly("start a", "start b", "stop b", "stop a");
    }

    @Test
    void shouldStopWhatRunsAndNameThePartThatFailed() {
        start("a");

        assertThatThrownBy(() -> sequence.start("The gateway", () -> {
                    throw new IOException("port 7443 is in use");
                }))
                .isInstanceOf(StartException.class)
                .hasMessage("The gateway did not start: port 7443 is in use");
        assertThat(events).containsExactly("start a", "stop a");
    }

    @Test
    void shouldStopTheOthersWhenOneFailsToStop() {
        start("a");
        sequence.atStop("b", () -> {
            throw new IllegalStateException("stuck");
        });

        sequence.close();

        assertThat(events).containsExactly("start a", "stop a");
    }

    private void start(String name) {
        sequence.start(name, () -> {
            events.add("start " + name);
            return () -> events.add("stop " + name);
        });
    }
}
