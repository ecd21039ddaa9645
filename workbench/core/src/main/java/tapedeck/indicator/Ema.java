package tapedeck.indicator;

/// Exponential moving average with k = 2 / (n + 1), or Wilder's with k = 1 / n, seeded by the first value.
final class Ema extends ComputedLine {
    private final ColumnLine source;
    private final double weight;
    private final int first;
    private final int warm;
    private double value;

    private Ema(ColumnLine source, int length, double weight) {
        super(source.series, source.warmupBars() + length - 1);
        this.source = source;
        this.weight = weight;
        this.first = source.warmupBars() - 1;
        this.warm = first + length - 1;
    }

    static Ema of(ColumnLine source, int length) {
        return new Ema(source, length, 2.0 / (length + 1));
    }

    static Ema wilder(ColumnLine source, int length) {
        return new Ema(source, length, 1.0 / length);
    }

    @Override
    double compute(int index) {
        if (index < first) {
            return Double.NaN;
        }
        double x = source.at(index);
        value = index == first ? x : value + weight * (x - value);
        return index < warm ? Double.NaN : value;
    }
}
