package tapedeck.strategies;

import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import tapedeck.indicator.Settling;
import tapedeck.strategy.Param;
import tapedeck.strategy.Summary;
import tapedeck.ta4j.CrossedDown;
import tapedeck.ta4j.CrossedUp;
import tapedeck.ta4j.Ema;
import tapedeck.ta4j.RuleStrategy;

/// Holds while the fast exponential moving average is above the slow one.
@Summary(
        value = "Buys when a fast exponential average crosses above a slow one, sells when it crosses back.",
        risk = "all of equity, long only, no stop")
public final class EmaCross implements RuleStrategy {
    @Param(min = 2, max = 200, step = 2, value = "bars of the fast average")
    int fast = 12;

    @Param(min = 5, max = 500, step = 5, value = "bars of the slow average")
    int slow = 26;

    @Override
    public Strategy build(BarSeries bars) {
        Ema quick = new Ema(bars, fast);
        Ema steady = new Ema(bars, slow);
        return new BaseStrategy("EMA cross", new CrossedUp(quick, steady), new CrossedDown(quick, steady));
    }

    @Override
    public int warmupBars() {
        return Settling.ofEma(Math.max(fast, slow));
    }
}
