package tapedeck.indicator;

import tapedeck.model.Fixed;

/// A column of a series as a line: exact underneath, a double to the reader. Keeps no values of its own.
final class PriceLine extends ColumnLine {
    private final int column;

    PriceLine(Series series, int column) {
        super(series, 1);
        this.column = column;
    }

    /// The exact value at 1e-8.
    long scaled(int index) {
        return series.scaled(column, index);
    }

    @Override
    double at(int index) {
        return Fixed.toDouble(series.scaled(column, index));
    }

    @Override
    void update(int index) {
        // The column is the series' own.
    }

    @Override
    void grow(int capacity) {
        // The column is the series' own.
    }
}
