package tapedeck.strategies;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tapedeck.indicator.Regression;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Param;
import tapedeck.strategy.Setup;
import tapedeck.strategy.Summary;
import tapedeck.strategy.TradingStrategy;

/// Trades the distance of two symbols from their rolling regression: sells the dear one and buys the cheap one when
/// the distance is unusual, leaves when it is normal again, or worse than a stop.
///
/// Only instants at which both have closed a bar count. The account must allow short positions.
@Summary(
        value = "Sells the dear and buys the cheap one of two symbols that usually move together.",
        risk = "half of equity per leg, leaves at 4 deviations; needs an account that may sell short")
public final class PairsTrading implements TradingStrategy {
    @Param("the second symbol, such as ETH-USD")
    String other = "";

    @Param(min = 10, max = 2000, step = 10, value = "pairs of bars in the regression")
    int lookback = 100;

    @Param(min = 0.5, max = 5, step = 0.25, value = "deviations to enter at")
    double entry = 2;

    @Param(min = 0, max = 2, step = 0.25, value = "deviations to leave at")
    double exit = 0.5;

    @Param(min = 1, max = 20, step = 0.5, value = "deviations at which it was wrong")
    double stop = 4;

    @Param(min = 0.05, max = 2, step = 0.05, value = "share of equity per leg")
    double weight = 0.5;

    private @Nullable Legs legs;
    /// 1 long the first symbol, −1 short, 0 out; a stopped trade waits until the distance is normal again.
    private int side;

    private boolean isWaiting;

    /// What setup declares: `first = intercept + slope × second`.
    private record Legs(Series first, Series second, Regression regression) {}

    @Override
    public void setup(Setup setup) {
        Series first = setup.bars();
        setup.require(
                !other.isBlank() && !other.equals(first.symbol()), "other must name a second symbol: -p other=ETH-USD");
        setup.require(exit < entry && entry < stop, "exit must be below entry, and entry below stop");
        legs = new Legs(first, setup.bars(other, first.interval().toString()), new Regression(lookback));
    }

    @Override
    public void onBars(List<Bar> closed, Desk desk) {
        Legs now = Objects.requireNonNull(legs);
        Series first = now.first;
        Series second = now.second;
        if (closed.size() < 2 || first.startTime(first.lastIndex()) != second.startTime(second.lastIndex())) {
            return;
        }
        now.regression.add(second.closePrice(second.lastIndex()), first.closePrice(first.lastIndex()));
        if (!now.regression.isWarm()) {
            return;
        }
        decide(now, now.regression.zScore(), desk);
    }

    private void decide(Legs now, double distance, Desk desk) {
        desk.plot("distance", distance);
        double size = Math.abs(distance);
        if (side != 0) {
            if (side * distance > -exit || size > stop) {
                isWaiting = size > stop;
                side = 0;
                desk.close(now.first);
                desk.close(now.second);
            }
        } else if (isWaiting) {
            isWaiting = size > exit;
        } else if (size > entry && size <= stop && now.regression.slope() > 0) {
            side = distance > 0 ? -1 : 1;
            open(now, desk);
        }
    }

    private void open(Legs now, Desk desk) {
        double money = weight * desk.equity();
        double firstSize = money / now.first.close().now();
        double secondSize = money / now.second.close().now();
        desk.submit(leg(now.first, side, firstSize));
        desk.submit(leg(now.second, -side, secondSize));
    }

    private static Order leg(Series series, int direction, double size) {
        return (direction > 0 ? Order.buy(series, size) : Order.sell(series, size)).tag("pair");
    }
}
