package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.Line;
import tapedeck.indicator.Lines;

/// A Bollinger band: the mean plus a number of standard deviations; below it with a negative number.
public final class Bollinger extends LineIndicator {
    /// Around the mean of closing prices.
    public Bollinger(BarSeries bars, int length, double deviations) {
        super(bars, band(TaSeries.columns(bars).close(), length, deviations));
    }

    public Bollinger(Indicator<Num> of, int length, double deviations) {
        super(of.getBarSeries(), band(TaSeries.line(of), length, deviations));
    }

    private static Line band(Line of, int length, double deviations) {
        return Lines.combine(Lines.sma(of, length), deviations, Lines.stdDev(of, length));
    }
}
