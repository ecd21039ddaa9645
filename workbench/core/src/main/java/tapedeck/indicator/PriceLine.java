package tapedeck.indicator;

import tapedeck.model.Fixed;

/// A column of a series as a line: exact underneath, a double to the reader. Reads the series' own rows.
final class PriceLine extends ColumnLine {
    private final int column;
    private long[] rows = {};
    private int mask;

    /// @param column where in a row of the series
    PriceLine(Series series, int column) {
        super(series, 1);
        this.column = column;
    }

    /// The series made or grew its rows.
    void attach(long[] values) {
        rows = values;
        mask = series.mask();
    }

    /// The exact value at 1e-8.
    long scaled(int index) {
        return rows[(index & mask) * Series.WIDTH + column];
    }

    @Override
    double at(int index) {
        return Fixed.toDouble(rows[(index & mask) * Series.WIDTH + column]);
    }

    @Override
    void update(int index) {
        // The rows are the series' own.
    }

    @Override
    void restart(int first) {
        // The column is the series' own.
    }

    @Override
    void grow() {
        // The series attaches its new rows.
    }
}
