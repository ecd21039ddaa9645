package tapedeck.strategies;

import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import tapedeck.strategy.Param;
import tapedeck.strategy.Summary;
import tapedeck.ta4j.Bollinger;
import tapedeck.ta4j.Over;
import tapedeck.ta4j.Protection;
import tapedeck.ta4j.RuleStrategy;
import tapedeck.ta4j.Sma;
import tapedeck.ta4j.Under;

/// Buys what has fallen unusually far from its mean and waits for the mean.
@Summary(
        value = "Buys a close below the lower Bollinger band, sells at the mean.",
        risk = "all of equity, long only, a resting stop 10 % below the entry")
public final class BollingerBands implements RuleStrategy {
    @Param(min = 5, max = 200, step = 5, value = "bars of mean and deviation")
    int length = 20;

    @Param(min = 0.5, max = 4, step = 0.5, value = "deviations from the mean to the band")
    double deviations = 2;

    @Param(min = 0, max = 50, step = 1, value = "stop loss in per cent of the entry, 0 for none")
    double stopPercent = 10;

    @Override
    public Strategy build(BarSeries bars) {
        ClosePriceIndicator close = new ClosePriceIndicator(bars);
        Bollinger lower = new Bollinger(bars, length, -deviations);
        return new BaseStrategy("Bollinger bands", new Under(close, lower), new Over(close, new Sma(bars, length)));
    }

    @Override
    public Protection protection() {
        return Protection.stopLoss(stopPercent);
    }
}
