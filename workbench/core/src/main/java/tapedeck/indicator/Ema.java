package tapedeck.indicator;

/// Exponential moving average with k = 2 / (n + 1), or Wilder's with k = 1 / n.
final class Ema extends ComputedLine {
    private final ColumnLine source;
    private final Smoothing smoothing;
    private final int first;
    private final int warm;

    private Ema(ColumnLine source, int length, double weight, Seed seed) {
        super(source.series, Smoothing.warmupBars(length, seed, source.warmupBars() - 1));
        this.source = source;
        this.first = source.warmupBars() - 1;
        this.warm = warmupBars() - 1;
        this.smoothing = new Smoothing(weight, length, seed, first);
    }

    static Ema of(ColumnLine source, int length, Seed seed) {
        return new Ema(source, length, 2.0 / (length + 1), seed);
    }

    static Ema wilder(ColumnLine source, int length, Seed seed) {
        return new Ema(source, length, 1.0 / length, seed);
    }

    @Override
    double compute(int index) {
        int age = age(index);
        if (age < first) {
            return Double.NaN;
        }
        double value = smoothing.next(age, source.at(index));
        return age < warm ? Double.NaN : value;
    }

    @Override
    void forget() {
        smoothing.forget();
    }
}
