package tapedeck.lab.analytics;

/// Seeded randomness for resampling: the words of SplitMix64, written here so that a seed means the same samples on
/// every JDK and drawing one costs a few instructions.
final class Chance {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    Chance(long seed) {
        state = seed;
    }

    private long next() {
        state += STEP;
        long word = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        word = (word ^ (word >>> 27)) * 0x94D049BB133111EBL;
        return word ^ (word >>> 31);
    }

    /// A number in `[0, 1)` from the upper 53 bits.
    double fraction() {
        return (next() >>> 11) * 0x1p-53;
    }

    /// A whole number in `[0, bound)`.
    int below(int bound) {
        return (int) (fraction() * bound);
    }
}
