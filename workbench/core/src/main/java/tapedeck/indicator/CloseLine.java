package tapedeck.indicator;

/// The last prices of a series: a column of their own, read without asking the series.
final class CloseLine extends PriceLine {
    private long[] closes = {};
    private int mask;

    CloseLine(Series series) {
        super(series);
    }

    /// The series made or grew the column.
    void attach(long[] of, int slots) {
        closes = of;
        mask = slots;
    }

    @Override
    long scaled(int index) {
        return closes[index & mask];
    }
}
