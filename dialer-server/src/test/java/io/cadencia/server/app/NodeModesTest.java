package io.cadencia.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.exchange.NodeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class NodeModesTest {
    @TempDir
    Path folder;

    @Test
    void shouldTellTheServerWhatTheOperatorWroteNowAndAfterARestart() throws Exception {
        NodeModes modes = new NodeModes(folder);
        List<String> told = new CopyOnWriteArrayList<>();
        try (NodeModes.Watch watch =
                modes.watch(List.of("norte", "sur"), (node, mode) -> told.add(node + " " + mode))) {
            assertThat(told).containsExactly("norte ACTIVE", "sur ACTIVE");
            told.clear();
            modes.write("sur", NodeMode.DRAIN);
            modes.write("elsewhere", NodeMode.DRAIN);
            awaitSize(told, 1);
            modes.write("sur", NodeMode.ACTIVE);
            awaitSize(told, 2);
        }
        assertThat(told).containsExactly("sur DRAIN", "sur ACTIVE");

        modes.write("norte", NodeMode.MAINTENANCE);
        try (NodeModes.Watch watch = modes.watch(List.of("norte"), (node, mode) -> told.add(node + " " + mode))) {
            assertThat(told).endsWith("norte MAINTENANCE");
        }
    }

    @Test
    void shouldNameAModeThatIsNone() throws IOException {
        Files.writeString(folder.resolve("node-modes.properties"), "norte = off");

        assertThatThrownBy(() -> new NodeModes(folder).read())
                .hasMessageContaining("norte is 'off', must be ACTIVE, DRAIN or MAINTENANCE");
        assertThat(new NodeModes(folder.resolve("none")).read()).isEqualTo(Map.of());
    }

    private static void awaitSize(List<String> told, int size) throws InterruptedException {
        for (int i = 0; i < 1_000 && told.size() < size; i++) {
            Thread.sleep(10);
        }
        assertThat(told).hasSize(size);
    }
}
