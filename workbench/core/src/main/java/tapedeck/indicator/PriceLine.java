package tapedeck.indicator;

import tapedeck.model.Fixed;

/// A column of a series as a line: exact underneath, a double to the reader. Reads the series' own array.
final class PriceLine extends ColumnLine {
    private long[] column = {};
    private int mask;

    PriceLine(Series series) {
        super(series, 1);
    }

    /// The series made or grew its column.
    void attach(long[] values) {
        column = values;
        mask = series.mask();
    }

    /// The exact value at 1e-8.
    long scaled(int index) {
        return column[index & mask];
    }

    @Override
    double at(int index) {
        return Fixed.toDouble(column[index & mask]);
    }

    @Override
    void update(int index) {
        // The column is the series' own.
    }

    @Override
    void grow() {
        // The series attaches its new column.
    }
}
