package io.cadencia.simulation.table;

import io.cadencia.simulation.lab.Laboratory;
import io.cadencia.simulation.lab.Laboratory.Case;
import io.cadencia.simulation.lab.PolicyChoice;
import io.cadencia.simulation.lab.PolicyResult;
import io.cadencia.simulation.lab.PolicyResult.Measure;
import io.cadencia.simulation.scenario.Scenario;
import io.cadencia.simulation.table.Cell.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the settings a peer would need to know: for each family the highest value of its knob that keeps the ceiling, by
 * bisection over shorter runs with seeds of their own, and of those the most occupied.
 */
final class Tuning {
    private static final int STEPS = 6;

    private final Laboratory laboratory;

    Tuning(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    private static final class Search {
        final Family family;
        double low;
        double high;
        PolicyChoice best;
        double occupancy = -1;

        Search(Family family) {
            this.family = family;
            this.low = family.low();
            this.high = family.high();
            this.best = family.at(family.low());
        }

        /** In the middle of the logarithms: twice the lines is as far above as half of them is below. */
        double middle() {
            return Math.rint(Math.sqrt(low * high) * 100) / 100;
        }
    }

    /** If no value keeps the ceiling, the lowest of all families' knobs. */
    PolicyChoice best(Cell cell) throws InterruptedException {
        List<Search> searches =
                cell.contender().candidates().stream().map(Search::new).toList();
        Scenario trial = cell.trial();
        double ceiling = 100 * trial.campaign().pacing().abandonmentCeiling();
        for (int step = 0; step < STEPS; step++) {
            List<Case> cases = new ArrayList<>();
            for (Search search : searches) {
                PolicyChoice tried = search.family.at(search.middle());
                cases.add(new Case(tried.toString(), trial, tried));
            }
            List<PolicyResult> results = laboratory.run(cases);
            for (int i = 0; i < results.size(); i++) {
                learn(searches.get(i), results.get(i), cases.get(i).policy(), ceiling);
            }
        }
        return searches.stream()
                .reduce((a, b) -> b.occupancy > a.occupancy ? b : a)
                .orElseThrow()
                .best;
    }

    private static void learn(Search search, PolicyResult result, PolicyChoice tried, double ceiling) {
        double middle = search.middle();
        if (result.estimate(Measure.DAY_PEAK).mean() > ceiling) {
            search.high = middle;
            return;
        }
        search.low = middle;
        double occupancy = result.estimate(Measure.OCCUPANCY).mean();
        if (occupancy > search.occupancy) {
            search.occupancy = occupancy;
            search.best = tried;
        }
    }
}
