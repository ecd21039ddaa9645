package tapedeck.indicator;

import tapedeck.model.Fixed;

/// A price that stands in the rows of a series, beside the others of its bar.
final class RowLine extends PriceLine {
    private final int column;
    private long[] rows = {};
    private int mask;

    /// @param column where in a row of the series
    RowLine(Series series, int column) {
        super(series);
        this.column = column;
    }

    @Override
    long scaled(int index) {
        return rows[(index & mask) * Series.WIDTH + column];
    }

    @Override
    double at(int index) {
        return Fixed.toDouble(rows[(index & mask) * Series.WIDTH + column]);
    }

    @Override
    void attach(long[] of, double[] values) {
        rows = of;
        mask = series.mask();
    }
}
