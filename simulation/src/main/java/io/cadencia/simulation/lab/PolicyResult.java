package io.cadencia.simulation.lab;

import io.cadencia.core.answer.Reliability;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What came of one policy in one scenario: its runs, ordered by seed. */
public record PolicyResult(String policy, List<RunResult> runs) {
    public PolicyResult {
        runs = List.copyOf(runs);
    }

    /** What is measured of every run. */
    public enum Measure {
        /** Per cent of the working time. */
        OCCUPANCY("occupancy", 1, r -> r.counted().occupancy()),
        /** Seconds. */
        MEAN_WAIT("meanWait", 1, r -> r.counted().meanWait()),
        /** Seconds. */
        P90_WAIT("p90Wait", 1, RunResult::p90Wait),
        /** Per cent of human answers. */
        ABANDONMENT("abandonment", 2, r -> r.counted().abandonment()),
        /** Per cent of human answers. */
        DAY_PEAK("dayPeak", 2, RunResult::dayPeak),
        /** Per cent of human answers. */
        RUNNING_PEAK("runningPeak", 2, RunResult::runningPeak),
        /** Per cent of human answers. */
        HOUR_PEAK("hourPeak", 2, RunResult::hourPeak),
        CALLS_PER_HOUR("callsPerHour", 0, r -> r.counted().placed() / r.hours()),
        CONTACTS_PER_ADVISOR_HOUR(
                "contactsPerAdvisorHour",
                2,
                r -> r.counted().contacts() / r.counted().advisorHours());

        private final String key;
        private final int decimals;
        private final ToDoubleFunction<RunResult> value;

        Measure(String key, int decimals, ToDoubleFunction<RunResult> value) {
            this.key = key;
            this.decimals = decimals;
            this.value = value;
        }

        /** Its name in JSON. */
        public String key() {
            return key;
        }

        public int decimals() {
            return decimals;
        }
    }

    public Estimate estimate(Measure measure) {
        return Estimate.of(runs.stream().map(measure.value::applyAsDouble).toList());
    }

    /** How well the answer model foretold, all runs together; empty for a policy without it. */
    public List<Reliability.Point> reliability() {
        return Reliability.merged(
                runs.stream().flatMap(r -> r.reliability().stream()).toList());
    }

    /** Sums over all runs of the minutes from {@code from} on, before {@code to}. */
    public Minutes.Sum sum(int from, int to) {
        return runs.stream().map(r -> r.minutes().sum(from, to)).reduce(Minutes.Sum.NOTHING, Minutes.Sum::plus);
    }
}
