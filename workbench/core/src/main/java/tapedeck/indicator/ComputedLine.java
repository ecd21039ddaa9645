package tapedeck.indicator;

/// A line that computes one value per bar and keeps it beside the bar, in the rows of its series: 8 bytes each.
abstract class ComputedLine extends ColumnLine {
    private final int column;
    private double[] values = {};
    private int mask;
    private int width;
    private int origin;

    ComputedLine(Series series, int warmupBars) {
        super(series, warmupBars);
        column = series.addColumn();
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
        return values[(index & mask) * width + column];
    }

    @Override
    final double in(int cell, int index) {
        return values[cell + column];
    }

    @Override
    final void update(int index, int cell) {
        values[cell + column] = compute(index);
    }

    @Override
    final void attach(double[] of, int slots, int inSlot) {
        values = of;
        mask = slots;
        width = inSlot;
    }
}
