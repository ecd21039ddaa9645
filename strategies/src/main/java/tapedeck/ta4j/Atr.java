package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import tapedeck.indicator.Lines;
import tapedeck.indicator.Seed;

/// Average true range with Wilder's smoothing; seeded as ta4j's unless another seed is given.
public final class Atr extends LineIndicator {
    public Atr(BarSeries bars, int length) {
        this(bars, length, Seed.SKIP);
    }

    public Atr(BarSeries bars, int length, Seed seed) {
        super(bars, Lines.atr(TaSeries.columns(bars), length, seed));
    }
}
