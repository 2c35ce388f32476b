package io.cadencia.simulation;

import java.util.random.RandomGenerator;

/** A span of time drawn at random, milliseconds. */
public sealed interface Distribution {

    double drawMs(RandomGenerator random);

    /** The mean, ms. */
    double meanMs();

    record Fixed(double meanMs) implements Distribution {
        @Override
        public double drawMs(RandomGenerator random) {
            return meanMs;
        }
    }

    record Exponential(double meanMs) implements Distribution {
        @Override
        public double drawMs(RandomGenerator random) {
            return -meanMs * StrictMath.log(1 - random.nextDouble());
        }
    }

    record Uniform(double fromMs, double toMs) implements Distribution {
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
        @Override
        public double drawMs(RandomGenerator random) {
            double variance = StrictMath.log(1 + cv * cv);
            double mu = StrictMath.log(meanMs) - variance / 2;
            return StrictMath.exp(mu + StrictMath.sqrt(variance) * Normal.draw(random));
        }
    }

    /** Marsaglia and Tsang's method, 2000; shape of one or more. */
    record Gamma(double shape, double meanMs) implements Distribution {
        @Override
        public double drawMs(RandomGenerator random) {
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
                    return d * v * meanMs / shape;
                }
            }
        }
    }
}
