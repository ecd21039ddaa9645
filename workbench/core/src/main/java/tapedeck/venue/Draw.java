package tapedeck.venue;

/// Chance as a function: the same (seed, order, purpose) always draws the same number. SplitMix64 finaliser.
public final class Draw {
    private Draw() {}

    /// 64 well-mixed bits.
    public static long bits(long seed, long id, long purpose) {
        return mix(mix(mix(seed + 0x9E3779B97F4A7C15L) + id * 0xD1B54A32D192ED03L) + purpose * 0x8CB92BA72F3D8DD7L);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /// Evenly in [0, 1).
    public static double unit(long seed, long id, long purpose) {
        return (bits(seed, id, purpose) >>> 11) * 0x1p-53;
    }

    /// Approximately normal with mean 0 and deviation 1: the sum of twelve even draws, so within ±6.
    public static double gaussian(long seed, long id, long purpose) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += unit(seed, id, purpose * 31 + i + 1);
        }
        return sum - 6;
    }
}
