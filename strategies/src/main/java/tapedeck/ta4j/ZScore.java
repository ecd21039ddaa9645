package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.Lines;

/// Standard deviations from the mean over the last n bars.
public final class ZScore extends LineIndicator {
    /// Of closing prices.
    public ZScore(BarSeries bars, int length) {
        super(bars, Lines.zScore(TaSeries.columns(bars).close(), length));
    }

    public ZScore(Indicator<Num> of, int length) {
        super(of.getBarSeries(), Lines.zScore(TaSeries.line(of), length));
    }
}
