package tapedeck.indicator;

/// Relative strength index, 0 to 100, with Wilder's smoothing of gains and losses. Without any change it is 0.
final class Rsi extends ComputedLine {
    private final ColumnLine source;
    private final Smoothing gains;
    private final Smoothing losses;
    private final int first;
    private final int warm;
    private double previous;

    Rsi(ColumnLine source, int length, Seed seed) {
        super(source.series, source.warmupBars() + length);
        this.source = source;
        this.first = source.warmupBars() - 1;
        this.warm = first + length;
        // Wilder's mean is over the first n changes; the other seeds count the first value as no change.
        int firstChange = seed == Seed.MEAN ? first + 1 : first;
        this.gains = new Smoothing(1.0 / length, length, seed, firstChange);
        this.losses = new Smoothing(1.0 / length, length, seed, firstChange);
    }

    @Override
    double compute(int index) {
        int age = age(index);
        if (age < first) {
            return Double.NaN;
        }
        double x = source.at(index);
        double change = age == first ? 0 : x - previous;
        previous = x;
        double gain = gains.next(age, Math.max(change, 0));
        double loss = losses.next(age, Math.max(-change, 0));
        if (age < warm) {
            return Double.NaN;
        }
        return loss == 0 ? (gain == 0 ? 0 : 100) : 100 - 100 / (1 + gain / loss);
    }

    @Override
    void forget() {
        gains.forget();
        losses.forget();
    }
}
