package io.cadencia.simulation;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A span of time drawn at random, milliseconds. Strict arithmetic: the same numbers on any machine. Every kind refuses
 * what cannot be drawn from with an {@link IllegalArgumentException} that says what it must be.
 */
public sealed interface Distribution
        permits Distribution.Fixed,
                Distribution.Exponential,
                Distribution.Uniform,
                Distribution.Lognormal,
                Distribution.Gamma,
                Distribution.Histogram,
                CallPhases {

    /** Longest mean or bound, a day: more is a mistake of units. */
    double MOST_MS = 24 * 3_600_000.0;

    double drawMs(RandomGenerator random);

    /** The mean, ms. */
    double meanMs();

    record Fixed(double meanMs) implements Distribution {
        public Fixed {
            span(meanMs, "the time");
        }

        @Override
        public double drawMs(RandomGenerator random) {
            return meanMs;
        }
    }

    record Exponential(double meanMs) implements Distribution {
        public Exponential {
            positive(meanMs, "mean");
        }

        @Override
        public double drawMs(RandomGenerator random) {
            return -meanMs * StrictMath.log(1 - random.nextDouble());
        }
    }

    record Uniform(double fromMs, double toMs) implements Distribution {
        public Uniform {
            span(fromMs, "from");
            span(toMs, "to");
            if (fromMs > toMs) {
                throw new IllegalArgumentException("'from' must not be above 'to'");
            }
        }

        @Override
        public double drawMs(RandomGenerator random) {
            return fromMs + (toMs - fromMs) * random.nextDouble();
        }

        @Override
        public double meanMs() {
            return (fromMs + toMs) / 2;
        }
    }

    /** {@code cv}: standard deviation over mean. */
    record Lognormal(double meanMs, double cv) implements Distribution {
        public Lognormal {
            positive(meanMs, "mean");
            if (!(cv > 0 && cv <= 10)) {
                throw new IllegalArgumentException("'cv' must be above 0 and at most 10");
            }
        }

        @Override
        public double drawMs(RandomGenerator random) {
            double variance = StrictMath.log(1 + cv * cv);
            double mu = StrictMath.log(meanMs) - variance / 2;
            return StrictMath.exp(mu + StrictMath.sqrt(variance) * Normal.draw(random));
        }
    }

    /** Marsaglia and Tsang's method, 2000; a shape below one by their power of a uniform draw. */
    record Gamma(double shape, double meanMs) implements Distribution {
        public Gamma {
            positive(meanMs, "mean");
            if (!(shape >= 0.01 && shape <= 1_000)) {
                throw new IllegalArgumentException("'shape' must be 0.01 to 1000");
            }
        }

        @Override
        public double drawMs(RandomGenerator random) {
            double scale = meanMs / shape;
            if (shape >= 1) {
                return scale * standard(shape, random);
            }
            return scale * standard(shape + 1, random) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        }

        private static double standard(double shape, RandomGenerator random) {
            double d = shape - 1.0 / 3;
            double c = 1 / StrictMath.sqrt(9 * d);
            while (true) {
                double x = Normal.draw(random);
                double v = 1 + c * x;
                if (v <= 0) {
                    continue;
                }
                v = v * v * v;
                double u = 1 - random.nextDouble();
                if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                    return d * v;
                }
            }
        }
    }

    /**
     * As measured: bin i reaches from {@code edgesMs[i]} to {@code edgesMs[i + 1]}, is drawn in proportion to its weight,
     * and evenly within.
     */
    record Histogram(List<Double> edgesMs, List<Double> weights) implements Distribution {
        public static final int MOST_BINS = 1_000;

        public Histogram {
            edgesMs = List.copyOf(edgesMs);
            weights = List.copyOf(weights);
            if (weights.isEmpty() || weights.size() > MOST_BINS) {
                throw new IllegalArgumentException("must have 1 to " + MOST_BINS + " weights");
            }
            if (edgesMs.size() != weights.size() + 1) {
                throw new IllegalArgumentException("must have one edge more than weights: " + (weights.size() + 1));
            }
            for (int i = 0; i < edgesMs.size(); i++) {
                span(edgesMs.get(i), "edge");
                if (i > 0 && edgesMs.get(i) <= edgesMs.get(i - 1)) {
                    throw new IllegalArgumentException("edges must rise");
                }
            }
            if (weights.stream().anyMatch(w -> !(w >= 0 && w < 1e12)) || total(weights) <= 0) {
                throw new IllegalArgumentException("weights must be 0 or more, and one of them above 0");
            }
        }

        private static double total(List<Double> weights) {
            return weights.stream().mapToDouble(w -> w).sum();
        }

        @Override
        public double drawMs(RandomGenerator random) {
            double at = random.nextDouble() * total(weights);
            int bin = 0;
            while (bin < weights.size() - 1 && at >= weights.get(bin)) {
                at -= weights.get(bin);
                bin++;
            }
            return edgesMs.get(bin) + random.nextDouble() * (edgesMs.get(bin + 1) - edgesMs.get(bin));
        }

        @Override
        public double meanMs() {
            double sum = 0;
            for (int i = 0; i < weights.size(); i++) {
                sum += weights.get(i) * (edgesMs.get(i) + edgesMs.get(i + 1)) / 2;
            }
            return sum / total(weights);
        }
    }

    private static void span(double ms, String what) {
        if (!(ms >= 0 && ms <= MOST_MS)) {
            throw new IllegalArgumentException("'" + what + "' must be 0 seconds or more, at most a day");
        }
    }

    private static void positive(double ms, String what) {
        span(ms, what);
        if (ms == 0) {
            throw new IllegalArgumentException("'" + what + "' must be above 0");
        }
    }
}
