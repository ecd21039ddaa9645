package tapedeck.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;
import tapedeck.indicator.Lines;
import tapedeck.indicator.Seed;

/// Fast less slow exponential average; its signal line is an [Ema] of it.
public final class Macd extends LineIndicator {
    /// Over closing prices.
    public Macd(BarSeries bars, int fast, int slow) {
        super(bars, Lines.macd(TaSeries.columns(bars).close(), fast, slow, Seed.SKIP));
    }

    public Macd(Indicator<Num> of, int fast, int slow, Seed seed) {
        super(of.getBarSeries(), Lines.macd(TaSeries.line(of), fast, slow, seed));
    }
}
