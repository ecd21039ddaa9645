package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.Lines;

/// Lowest value of the last n bars.
public final class Lowest extends LineIndicator {
    /// Of low prices: the lower Donchian line.
    public Lowest(BarSeries bars, int length) {
        super(bars, Lines.lowest(TaSeries.columns(bars).low(), length));
    }

    public Lowest(Indicator<Num> of, int length) {
        super(of.getBarSeries(), Lines.lowest(TaSeries.line(of), length));
    }
}
