package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.Lines;

/// Simple moving average; exact over prices, so that equal averages compare equal.
public final class Sma extends LineIndicator {
    /// Over closing prices.
    public Sma(BarSeries bars, int length) {
        super(bars, Lines.sma(TaSeries.columns(bars).close(), length));
    }

    public Sma(Indicator<Num> of, int length) {
        super(of.getBarSeries(), Lines.sma(TaSeries.line(of), length));
    }
}
