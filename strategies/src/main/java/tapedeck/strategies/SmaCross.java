package tapedeck.strategies;

import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import tapedeck.strategy.Param;
import tapedeck.strategy.Summary;
import tapedeck.ta4j.CrossedDown;
import tapedeck.ta4j.CrossedUp;
import tapedeck.ta4j.RuleStrategy;
import tapedeck.ta4j.Sma;

/// Holds while the fast simple moving average is above the slow one.
@Summary(
        value = "Buys when a fast simple moving average crosses above a slow one, sells when it crosses back.",
        risk = "all of equity, long only, no stop")
public final class SmaCross implements RuleStrategy {
    @Param(min = 2, max = 200, step = 2, value = "bars of the fast average")
    int fast = 10;

    @Param(min = 5, max = 500, step = 5, value = "bars of the slow average")
    int slow = 30;

    @Override
    public Strategy build(BarSeries bars) {
        Sma quick = new Sma(bars, fast);
        Sma steady = new Sma(bars, slow);
        return new BaseStrategy("SMA cross", new CrossedUp(quick, steady), new CrossedDown(quick, steady));
    }

    /// A cross looks at the bar before, too.
    @Override
    public int warmupBars() {
        return Math.max(fast, slow) + 1;
    }
}
