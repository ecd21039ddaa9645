package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.Lines;

/// Standard deviation around the mean, population form; exact over prices, in constant time.
public final class StdDev extends LineIndicator {
    /// Of closing prices.
    public StdDev(BarSeries bars, int length) {
        super(bars, Lines.stdDev(TaSeries.columns(bars).close(), length));
    }

    public StdDev(Indicator<Num> of, int length) {
        super(of.getBarSeries(), Lines.stdDev(TaSeries.line(of), length));
    }
}
