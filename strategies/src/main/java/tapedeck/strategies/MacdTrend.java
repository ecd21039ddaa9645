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
import tapedeck.ta4j.Macd;
import tapedeck.ta4j.RuleStrategy;

/// Follows the change of trend that the distance of two exponential averages shows.
@Summary(
        value = "Buys when the MACD rises above its signal line, sells when it falls below.",
        risk = "all of equity, long only, no stop")
public final class MacdTrend implements RuleStrategy {
    @Param(min = 2, max = 100, step = 1, value = "bars of the fast average")
    int fast = 12;

    @Param(min = 5, max = 200, step = 1, value = "bars of the slow average")
    int slow = 26;

    @Param(min = 2, max = 50, step = 1, value = "bars of the signal line")
    int signal = 9;

    @Override
    public Strategy build(BarSeries bars) {
        Macd macd = new Macd(bars, fast, slow);
        Ema line = new Ema(macd, signal);
        return new BaseStrategy("MACD trend", new CrossedUp(macd, line), new CrossedDown(macd, line));
    }

    @Override
    public int warmupBars() {
        return Settling.ofEma(Math.max(fast, slow)) + Settling.ofEma(signal);
    }
}
