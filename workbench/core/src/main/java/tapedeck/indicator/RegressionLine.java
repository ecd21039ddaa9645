package tapedeck.indicator;

import java.util.function.ToDoubleFunction;

/// One figure of a rolling regression between two lines of a series.
final class RegressionLine extends ComputedLine {
    private final ColumnLine x;
    private final ColumnLine y;
    private final Regression regression;
    private final ToDoubleFunction<Regression> figure;
    private final int first;

    RegressionLine(ColumnLine y, ColumnLine x, int length, ToDoubleFunction<Regression> figure) {
        super(y.series, Math.max(x.warmupBars(), y.warmupBars()) + length - 1);
        this.x = x;
        this.y = y;
        this.regression = new Regression(length);
        this.figure = figure;
        this.first = Math.max(x.warmupBars(), y.warmupBars()) - 1;
    }

    @Override
    double compute(int index) {
        if (age(index) < first) {
            return Double.NaN;
        }
        regression.add(x.at(index), y.at(index));
        return regression.isWarm() ? figure.applyAsDouble(regression) : Double.NaN;
    }

    @Override
    void forget() {
        regression.clear();
    }
}
