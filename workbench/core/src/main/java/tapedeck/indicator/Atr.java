package tapedeck.indicator;

import tapedeck.model.Fixed;

/// Average true range with Wilder's smoothing.
final class Atr extends ComputedLine {
    private final Smoothing smoothing;
    private final int warm;

    Atr(Series series, int length, Seed seed) {
        super(series, Smoothing.warmupBars(length, seed, 0));
        this.warm = warmupBars() - 1;
        this.smoothing = new Smoothing(1.0 / length, length, seed, 0);
    }

    @Override
    double compute(int index) {
        double value = smoothing.next(age(index), Fixed.toDouble(trueRange(index)));
        return age(index) < warm ? Double.NaN : value;
    }

    private long trueRange(int index) {
        long high = series.highAt(index);
        long low = series.lowAt(index);
        if (age(index) == 0) {
            return high - low;
        }
        long close = series.closeAt(index - 1);
        return Math.max(high, close) - Math.min(low, close);
    }

    @Override
    void forget() {
        smoothing.forget();
    }
}
