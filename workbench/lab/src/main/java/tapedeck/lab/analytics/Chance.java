package tapedeck.lab.analytics;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded randomness for resampling: the LXM generator `L64X128MixRandom`, whose algorithm `java.util.random`
/// specifies.
///
/// Only its 64-bit words are used and turned into numbers here, so the samples do not depend on a library's shortcuts.
final class Chance {
    private final RandomGenerator words;

    Chance(long seed) {
        words = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// A number in `[0, 1)` from the upper 53 bits.
    double fraction() {
        return (words.nextLong() >>> 11) * 0x1p-53;
    }

    /// A whole number in `[0, bound)`.
    int below(int bound) {
        return (int) (fraction() * bound);
    }
}
