package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;
import tapedeck.indicator.ColumnLine;
import tapedeck.indicator.Line;

/// A line of the engine in ta4j's words: computed once per bar, no cache, no lock; fits every ta4j rule and indicator.
public class LineIndicator implements Indicator<Num> {
    private final BarSeries bars;
    private final ColumnLine line;

    LineIndicator(BarSeries bars, Line line) {
        this.bars = bars;
        this.line = (ColumnLine) line;
    }

    /// Any line of the engine for use in ta4j rules.
    public static LineIndicator of(BarSeries bars, Line line) {
        return new LineIndicator(bars, line);
    }

    /// The line underneath.
    public final ColumnLine line() {
        return line;
    }

    @Override
    public final Num getValue(int index) {
        double value = line.value(index);
        return Double.isNaN(value) ? NaN.NaN : DoubleNum.valueOf(value);
    }

    @Override
    public final int getCountOfUnstableBars() {
        return line.warmupBars() - 1;
    }

    @Override
    public final BarSeries getBarSeries() {
        return bars;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
