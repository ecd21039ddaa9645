package tapedeck.lab.store.generate;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded chance that is the same on every machine: L64X128MixRandom, and normal deviates by Marsaglia's polar
/// method on `StrictMath`. Not thread-safe.
final class Gaussians {
    private final RandomGenerator random;
    private double spare;
    private boolean hasSpare;

    Gaussians(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// A standard normal deviate.
    double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * random.nextDouble() - 1;
            v = 2 * random.nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * factor;
        hasSpare = true;
        return u * factor;
    }

    /// Uniform in [0, 1).
    double uniform() {
        return random.nextDouble();
    }
}
