package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.Lines;
import tapedeck.indicator.Seed;

/// Exponential moving average, k = 2 / (n + 1); seeded as ta4j's unless another seed is given.
public final class Ema extends LineIndicator {
    /// Over closing prices.
    public Ema(BarSeries bars, int length) {
        super(bars, Lines.ema(TaSeries.columns(bars).close(), length, Seed.SKIP));
    }

    public Ema(Indicator<Num> of, int length) {
        this(of, length, Seed.SKIP);
    }

    public Ema(Indicator<Num> of, int length, Seed seed) {
        super(of.getBarSeries(), Lines.ema(TaSeries.line(of), length, seed));
    }
}
