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
 * Finds the settings a peer would need to know: for each family the policy as it comes and the highest value of its knob that
 * keeps the ceiling, by bisection over shorter runs with seeds of their own; of all that keep it the most occupied.
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

        void narrow(boolean keeps) {
            double middle = middle();
            if (keeps) {
                low = middle;
            } else {
                high = middle;
            }
        }

        void consider(PolicyChoice tried, PolicyResult result) {
            double occupied = result.estimate(Measure.OCCUPANCY).mean();
            if (occupied > occupancy) {
                occupancy = occupied;
                best = tried;
            }
        }
    }

    /** If no value keeps the ceiling, the lowest of all families' knobs. */
    PolicyChoice best(Cell cell) throws InterruptedException {
        List<Search> searches =
                cell.contender().candidates().stream().map(Search::new).toList();
        Scenario trial = cell.trial();
        double ceiling = 100 * trial.campaign().pacing().abandonmentCeiling();
        for (int step = 0; step <= STEPS; step++) {
            boolean asItComes = step == 0;
            List<Case> cases = new ArrayList<>();
            for (Search search : searches) {
                PolicyChoice tried = asItComes ? search.family.policy() : search.family.at(search.middle());
                cases.add(new Case(tried.toString(), trial, tried));
            }
            List<PolicyResult> results = laboratory.run(cases);
            for (int i = 0; i < results.size(); i++) {
                boolean keeps = results.get(i).estimate(Measure.DAY_PEAK).mean() <= ceiling;
                if (!asItComes) {
                    searches.get(i).narrow(keeps);
                }
                if (keeps) {
                    searches.get(i).consider(cases.get(i).policy(), results.get(i));
                }
            }
        }
        return searches.stream()
                .reduce((a, b) -> b.occupancy > a.occupancy ? b : a)
                .orElseThrow()
                .best;
    }
}
