package io.cadencia.simulation;

import java.util.random.RandomGenerator;

/** Normal draws by Marsaglia's polar method in strict arithmetic: the same on any machine. */
final class Normal {
    private Normal() {}

    static double draw(RandomGenerator random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }
}
