package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.Lines;

/// Highest value of the last n bars.
public final class Highest extends LineIndicator {
    /// Of high prices: the upper Donchian line.
    public Highest(BarSeries bars, int length) {
        super(bars, Lines.highest(TaSeries.columns(bars).high(), length));
    }

    public Highest(Indicator<Num> of, int length) {
        super(of.getBarSeries(), Lines.highest(TaSeries.line(of), length));
    }
}
