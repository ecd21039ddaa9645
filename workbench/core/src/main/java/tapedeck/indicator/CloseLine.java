package tapedeck.indicator;

import tapedeck.model.Fixed;

/// The last prices of a series: a column of their own.
final class CloseLine extends PriceLine {
    private long[] closes = {};
    private int mask;

    CloseLine(Series series) {
        super(series);
    }

    @Override
    long scaled(int index) {
        return closes[index & mask];
    }

    @Override
    double at(int index) {
        return Fixed.toDouble(closes[index & mask]);
    }

    @Override
    void attach(long[] of, double[] values) {
        closes = of;
        mask = series.mask();
    }
}
