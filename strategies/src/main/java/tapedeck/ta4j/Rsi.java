package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.Lines;
import tapedeck.indicator.Seed;

/// Relative strength index with Wilder's smoothing; seeded as ta4j's unless another seed is given.
public final class Rsi extends LineIndicator {
    /// Over closing prices.
    public Rsi(BarSeries bars, int length) {
        super(bars, Lines.rsi(TaSeries.columns(bars).close(), length, Seed.SKIP));
    }

    public Rsi(Indicator<Num> of, int length) {
        this(of, length, Seed.SKIP);
    }

    public Rsi(Indicator<Num> of, int length, Seed seed) {
        super(of.getBarSeries(), Lines.rsi(TaSeries.line(of), length, seed));
    }
}
