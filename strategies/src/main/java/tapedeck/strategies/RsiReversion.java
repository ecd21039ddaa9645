package tapedeck.strategies;

import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import tapedeck.indicator.Settling;
import tapedeck.strategy.Param;
import tapedeck.strategy.Summary;
import tapedeck.ta4j.Over;
import tapedeck.ta4j.Protection;
import tapedeck.ta4j.Rsi;
import tapedeck.ta4j.RuleStrategy;
import tapedeck.ta4j.Under;

/// Buys weakness: in while the relative strength index recovers from an extreme.
@Summary(
        value = "Buys when the RSI says oversold, sells when it is back above its middle.",
        risk = "all of equity, long only, a resting stop 5 % below the entry")
public final class RsiReversion implements RuleStrategy {
    @Param(min = 2, max = 100, step = 2, value = "bars of the index")
    int length = 14;

    @Param(min = 1, max = 49, step = 1, value = "buys below this")
    double oversold = 30;

    @Param(min = 30, max = 99, step = 1, value = "sells above this")
    double exit = 55;

    @Param(min = 0, max = 50, step = 1, value = "stop loss in per cent of the entry, 0 for none")
    double stopPercent = 5;

    @Override
    public Strategy build(BarSeries bars) {
        Rsi rsi = new Rsi(bars, length);
        return new BaseStrategy("RSI reversion", new Under(rsi, oversold), new Over(rsi, exit));
    }

    @Override
    public Protection protection() {
        return Protection.stopLoss(stopPercent);
    }

    @Override
    public int warmupBars() {
        return Settling.ofWilder(length);
    }
}
