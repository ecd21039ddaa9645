package tapedeck.indicator;

import tapedeck.model.Fixed;

/// Average true range with Wilder's smoothing, seeded by the first range.
final class Atr extends ComputedLine {
    private final int length;
    private double value;

    Atr(Series series, int length) {
        super(series, length);
        this.length = length;
    }

    @Override
    double compute(int index) {
        double range = Fixed.toDouble(trueRange(index));
        value = index == 0 ? range : value + (range - value) / length;
        return index < length - 1 ? Double.NaN : value;
    }

    private long trueRange(int index) {
        long high = series.scaled(Series.HIGH, index);
        long low = series.scaled(Series.LOW, index);
        if (index == 0) {
            return high - low;
        }
        long close = series.scaled(Series.CLOSE, index - 1);
        return Math.max(high, close) - Math.min(low, close);
    }
}
