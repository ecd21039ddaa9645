package tapedeck.indicator;

import java.util.Arrays;

/// A line that computes one value per bar and keeps as many as its series keeps bars: 8 bytes each.
abstract class ComputedLine extends ColumnLine {
    private double[] values;
    private int mask;
    private int origin;

    ComputedLine(Series series, int warmupBars) {
        super(series, warmupBars);
        values = new double[series.capacity()];
        mask = series.mask();
    }

    /// The value of the bar at `index`, the last one; NaN before the line is warm.
    abstract double compute(int index);

    /// How many bars the line has seen before the one at `index`: the index itself until the history is restated.
    final int age(int index) {
        return index - origin;
    }

    /// Forgets everything but the parameters.
    void forget() {
        // Nothing is remembered from bar to bar.
    }

    @Override
    final void restart(int first) {
        origin = first;
        forget();
    }

    @Override
    final double at(int index) {
        return values[index & mask];
    }

    @Override
    long touch(int index) {
        return Double.doubleToRawLongBits(values[index & mask]);
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
