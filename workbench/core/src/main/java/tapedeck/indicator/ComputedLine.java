package tapedeck.indicator;

import java.util.Arrays;

/// A line that computes one value per bar and keeps as many as its series keeps bars: 8 bytes each.
abstract class ComputedLine extends ColumnLine {
    private double[] values;
    private int mask;

    ComputedLine(Series series, int warmupBars) {
        super(series, warmupBars);
        values = new double[series.capacity()];
        mask = series.mask();
    }

    /// The value of the bar at `index`, the last one; NaN before the line is warm.
    abstract double compute(int index);

    @Override
    final double at(int index) {
        return values[index & mask];
    }

    @Override
    final void update(int index) {
        values[index & mask] = compute(index);
    }

    @Override
    final void grow() {
        values = Arrays.copyOf(values, series.capacity());
        mask = series.mask();
    }
}
