package tapedeck.bench;

import tapedeck.indicator.Line;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// A moving-average cross as an author writes it in the events style: one unit, long only, at market.
///
/// With `isTrading` off it decides the same and sends nothing: what a bar costs where no order rests.
final class AverageCross implements TradingStrategy {
    private final int fastLength;
    private final int slowLength;
    private final boolean isTrading;
    private Series bars;
    private Line fast;
    private Line slow;
    private long signals;

    @SuppressWarnings("NullAway.Init") // the session calls setup before everything else
    AverageCross(int fastLength, int slowLength, boolean isTrading) {
        this.fastLength = fastLength;
        this.slowLength = slowLength;
        this.isTrading = isTrading;
    }

    @Override
    public void setup(Setup setup) {
        bars = setup.bars();
        fast = setup.sma(bars.close(), fastLength);
        slow = setup.sma(bars.close(), slowLength);
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        if (fast.crossedAbove(slow)) {
            signals++;
            if (isTrading && desk.isFlat(bars)) {
                desk.submit(Order.buy(bars, 1));
            }
        } else if (fast.crossedBelow(slow)) {
            signals++;
            if (isTrading && !desk.isFlat(bars)) {
                desk.submit(Order.sell(bars, 1));
            }
        }
    }

    /// Crosses seen.
    long signals() {
        return signals;
    }
}
