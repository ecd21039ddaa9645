package tapedeck.strategies;

import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import tapedeck.indicator.Settling;
import tapedeck.strategy.Param;
import tapedeck.strategy.Summary;
import tapedeck.ta4j.CrossedDown;
import tapedeck.ta4j.CrossedUp;
import tapedeck.ta4j.Protection;
import tapedeck.ta4j.Rsi;
import tapedeck.ta4j.RuleStrategy;

/// Buys strength: in while the relative strength index stays in its upper half.
@Summary(
        value = "Buys when the RSI rises through a level above its middle, sells when it falls back.",
        risk = "all of equity, long only, a resting stop 8 % below the entry")
public final class MomentumRsi implements RuleStrategy {
    @Param(min = 2, max = 100, step = 2, value = "bars of the index")
    int length = 21;

    @Param(min = 50, max = 90, step = 1, value = "buys when the index rises above this")
    double entry = 60;

    @Param(min = 10, max = 60, step = 1, value = "sells when it falls below this")
    double exit = 45;

    @Param(min = 0, max = 50, step = 1, value = "stop loss in per cent of the entry, 0 for none")
    double stopPercent = 8;

    @Override
    public Strategy build(BarSeries bars) {
        Rsi rsi = new Rsi(bars, length);
        return new BaseStrategy("Momentum RSI", new CrossedUp(rsi, entry), new CrossedDown(rsi, exit));
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
