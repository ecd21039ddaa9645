package tapedeck.indicator;

/// A price that stands in the rows of a series, beside the others of its bar.
final class RowLine extends PriceLine {
    private final int column;

    /// @param column where in a row of the series
    RowLine(Series series, int column) {
        super(series);
        this.column = column;
    }

    @Override
    long scaled(int index) {
        return series.number(index, column);
    }
}
