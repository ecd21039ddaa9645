package tapedeck.indicator;

import tapedeck.model.Fixed;

/// A price of a series as a line: exact underneath, a double to the reader. Reads the series' own numbers.
abstract class PriceLine extends ColumnLine {
    PriceLine(Series series) {
        super(series, 1);
    }

    /// The exact value at 1e-8.
    abstract long scaled(int index);

    @Override
    final double at(int index) {
        return Fixed.toDouble(scaled(index));
    }
}
