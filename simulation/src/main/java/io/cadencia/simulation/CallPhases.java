package io.cadencia.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A conversation as a chain of phases such as opening, negotiation and closing: a phase-type distribution whose steps may
 * have any distribution. It begins with the first phase; each says with which chance which later phase follows, and what
 * is missing to one is the chance that the call ends.
 */
public record CallPhases(List<Phase> phases) implements Distribution {
    public static final int MOST_PHASES = 20;

    /** @param next chance by the name of a later phase */
    public record Phase(String name, Distribution time, Map<String, Double> next) {
        public Phase {
            next = Map.copyOf(next);
        }
    }

    /** A phase that a call went through. */
    public record Step(String phase, long ms) {}

    public CallPhases {
        phases = List.copyOf(phases);
        if (phases.isEmpty() || phases.size() > MOST_PHASES) {
            throw new IllegalArgumentException("must have 1 to " + MOST_PHASES + " phases");
        }
        Set<String> later = new HashSet<>();
        for (Phase phase : phases.reversed()) {
            check(phase, later);
            if (!later.add(phase.name())) {
                throw new IllegalArgumentException("the phase '" + phase.name() + "' stands twice; names must differ");
            }
        }
    }

    private static void check(Phase phase, Set<String> later) {
        if (phase.time() instanceof CallPhases) {
            throw new IllegalArgumentException("the phase '" + phase.name() + "' cannot consist of phases itself");
        }
        double sum = 0;
        for (Map.Entry<String, Double> next : phase.next().entrySet()) {
            if (!later.contains(next.getKey())) {
                throw new IllegalArgumentException("the phase '" + phase.name() + "' goes on to '" + next.getKey()
                        + "', which is no later phase of the list");
            }
            if (!(next.getValue() >= 0 && next.getValue() <= 1)) {
                throw new IllegalArgumentException("the chances of the phase '" + phase.name() + "' must be 0 to 1");
            }
            sum += next.getValue();
        }
        if (sum > 1 + 1e-9) {
            throw new IllegalArgumentException("the chances of the phase '" + phase.name() + "' sum to more than 1");
        }
    }

    public List<Step> draw(RandomGenerator random) {
        List<Step> steps = new ArrayList<>(phases.size());
        int at = 0;
        while (at >= 0) {
            Phase phase = phases.get(at);
            steps.add(new Step(phase.name(), 1 + (long) phase.time().drawMs(random)));
            at = follower(at, random.nextDouble());
        }
        return steps;
    }

    private int follower(int at, double luck) {
        double sum = 0;
        for (int i = at + 1; i < phases.size(); i++) {
            sum += phases.get(at).next().getOrDefault(phases.get(i).name(), 0.0);
            if (luck < sum) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public double drawMs(RandomGenerator random) {
        return draw(random).stream().mapToLong(Step::ms).sum();
    }

    @Override
    public double meanMs() {
        double[] mean = new double[phases.size()];
        for (int i = phases.size() - 1; i >= 0; i--) {
            mean[i] = phases.get(i).time().meanMs();
            for (int j = i + 1; j < phases.size(); j++) {
                mean[i] += phases.get(i).next().getOrDefault(phases.get(j).name(), 0.0) * mean[j];
            }
        }
        return mean[0];
    }
}
