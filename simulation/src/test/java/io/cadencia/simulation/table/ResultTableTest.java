package io.cadencia.simulation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.simulation.lab.Laboratory;
import io.cadencia.simulation.lab.PolicyChoice;
import io.cadencia.simulation.lab.PolicyResult.Measure;
import io.cadencia.simulation.table.Cell.Contender;
import io.cadencia.simulation.table.Cell.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTableTest {
    private static final Pattern ONE = Pattern.compile("^3 advisors, 50 % \\| progressive$");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** A cell of the table in a shorter run. */
    private static final Cell SHORT = new Cell(
            Cell.world(3, 50),
            "reference",
            Map.of(
                    "team[0].advisors", "3",
                    "debtors.phones[0].answer", "0.5",
                    "run.hours", "2",
                    "run.seeds", "2"),
            Cell.CONTENDERS.getFirst());

    private final List<String> news = new ArrayList<>();
    private final Laboratory laboratory = new Laboratory(2, h -> {});

    @BeforeEach
    void clear() {
        news.clear();
    }

    @Test
    void shouldComputeACellOnceForAStateOfTheCode() throws Exception {
        assertThat(table("abc").compute(ONE)).isEqualTo(1);
        String page = Files.readString(folder.resolve("results.md"));
        String figures = Files.readString(folder.resolve("results.json"));

        assertThat(table("abc").compute(ONE)).isZero();
        assertThat(news).hasSize(1).first().asString().startsWith("1/1  3 advisors, 50 % | progressive");
        assertThat(page).containsPattern("\\| progressive \\| \\d\\d\\.\\d ± ").contains("Code abc.");

        assertThat(table("def").compute(ONE)).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("results.json")))
                .isEqualTo(figures.replace("\"version\" : \"abc\"", "\"version\" : \"def\""));
    }

    @Test
    void shouldRefuseFiguresItCannotRead() throws IOException {
        Files.writeString(folder.resolve("results.json"), "{");

        assertThatThrownBy(() -> table("abc")).isInstanceOf(IOException.class).hasMessageContaining("results.json");
    }

    @Test
    void shouldNameEachCellOnce() {
        assertThat(Cell.all()).hasSize((9 * 3 + 6) * Cell.CONTENDERS.size() + 2 * 6 * Cell.KNOWING.size());
        assertThat(Cell.all()).extracting(Cell::key).doesNotHaveDuplicates();
        assertThat(Cell.all())
                .allSatisfy(cell -> assertThat(cell.scenario().run().seeds()).isPositive());
    }

    @Test
    void shouldFindTheMostLinesWithinTheCeiling() throws Exception {
        // given a search for the lines per free advisor, which leave people waiting more the more they are
        Cell cell = searching("ratio", 1, 12);

        PolicyChoice best = new Tuning(laboratory).best(cell);

        assertThat(best.settings().getOrDefault("lines", 0.0)).isBetween(1.1, 4.0);
        assertThat(laboratory
                        .run(List.of(new Laboratory.Case("best", cell.trial(), best)))
                        .getFirst()
                        .estimate(Measure.DAY_PEAK)
                        .mean())
                .isLessThanOrEqualTo(3);
    }

    @Test
    void shouldTakeThePolicyAsItComesIfThatIsBest() throws Exception {
        PolicyChoice best = new Tuning(laboratory).best(searching("ratio(lines=1.5)", 8, 12));

        assertThat(best.settings()).containsEntry("lines", 1.5);
    }

    private static Cell searching(String policy, double fewestLines, double mostLines) {
        return new Cell(
                "test",
                "reference",
                Map.of("team[0].advisors", "10", "run.hours", "2", "run.seeds", "8", "run.warmUpMinutes", "0"),
                new Contender(
                        "ratio", List.of(new Family(PolicyChoice.parse(policy), "lines", fewestLines, mostLines))));
    }

    private ResultTable table(String version) throws IOException {
        return new ResultTable(
                folder.resolve("results.md"),
                folder.resolve("results.json"),
                version,
                laboratory,
                news::add,
                List.of(SHORT));
    }
}
