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
        OCCUPANCY("occupancy", "occupancy %", 1, r -> r.counted().occupancy()),
        /** Seconds. */
        MEAN_WAIT("meanWait", "mean wait s", 1, r -> r.counted().meanWait()),
        /** Seconds. */
        P90_WAIT("p90Wait", "p90 wait s", 1, RunResult::p90Wait),
        /** Per cent of human answers. */
        ABANDONMENT("abandonment", "abandoned %", 2, r -> r.counted().abandonment()),
        /** Per cent of human answers. */
        DAY_PEAK("dayPeak", "worst day %", 2, RunResult::dayPeak),
        /** Per cent of human answers. */
        RUNNING_PEAK("runningPeak", "day so far %", 2, RunResult::runningPeak),
        /** Per cent of human answers. */
        HOUR_PEAK("hourPeak", "worst hour %", 2, RunResult::hourPeak),
        CALLS_PER_HOUR("callsPerHour", "calls/h", 0, r -> r.counted().placed() / r.hours()),
        CONTACTS_PER_ADVISOR_HOUR(
                "contactsPerAdvisorHour",
                "contacts/adv. h",
                2,
                r -> r.counted().contacts() / r.counted().advisorHours());

        private final String key;
        private final String head;
        private final int decimals;
        private final ToDoubleFunction<RunResult> value;

        Measure(String key, String head, int decimals, ToDoubleFunction<RunResult> value) {
            this.key = key;
            this.head = head;
            this.decimals = decimals;
            this.value = value;
        }

        /** Its name in JSON. */
        public String key() {
            return key;
        }

        /** Its name in a table of text, with its unit. */
        public String head() {
            return head;
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
