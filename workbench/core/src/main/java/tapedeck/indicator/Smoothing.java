package tapedeck.indicator;

/// The recursion behind exponential and Wilder's averages: `value += weight × (x − value)` from a seed on.
final class Smoothing {
    private final double weight;
    private final int length;
    private final boolean isMean;
    private final int start;
    private double value;

    /// @param first index of the first value that will be given
    Smoothing(double weight, int length, Seed seed, int first) {
        this.weight = weight;
        this.length = length;
        this.isMean = seed == Seed.MEAN;
        this.start = switch (seed) {
            case FIRST -> first;
            case MEAN -> first + length - 1;
            case SKIP -> Math.max(first, length);
        };
    }

    /// Bars needed until the average may be shown, where a value exists from index `first` on.
    static int warmupBars(int length, Seed seed, int first) {
        return seed == Seed.SKIP ? Math.max(first, length) + 1 : first + length;
    }

    void forget() {
        value = 0;
    }

    /// Takes in the value at `index`; meaningless before the seed.
    double next(int index, double x) {
        if (index > start) {
            value += weight * (x - value);
        } else if (index == start) {
            value = isMean ? (value + x) / length : x;
        } else if (isMean) {
            value += x;
        }
        return value;
    }
}
