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
/// the distance becomes unusual, leaves when it is normal again, or worse than a stop.
///
/// Only instants at which both have closed a bar count. The account must allow short positions.
@Summary(
        value = "Sells the dear and buys the cheap one of two symbols that usually move together.",
        risk = "two fifths of equity per leg, leaves at 4 deviations; needs an account that may sell short")
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
    double weight = 0.4;

    private @Nullable Legs legs;
    /// How unusual the distance was at the pair before; not a number before there is one.
    private double before = Double.NaN;

    private boolean hasHistory;

    /// What setup declares: `first = intercept + slope × second`.
    private record Legs(Series first, Series second, Regression regression) {
        void add(int i, int j) {
            regression.add(second.closePrice(j), first.closePrice(i));
        }
    }

    @Override
    public void setup(Setup setup) {
        Series first = setup.bars();
        setup.require(
                !other.isBlank() && !other.equals(first.symbol()), "other must name a second symbol: -p other=ETH-USD");
        setup.require(exit < entry && entry < stop, "exit must be below entry, and entry below stop");
        Series second = setup.bars(other, first.interval().toString());
        first.require(lookback + 1);
        second.require(lookback + 1);
        legs = new Legs(first, second, new Regression(lookback));
    }

    @Override
    public void onBars(List<Bar> closed, Desk desk) {
        Legs now = Objects.requireNonNull(legs);
        int i = now.first.lastIndex();
        int j = now.second.lastIndex();
        if (closed.size() < 2 || now.first.startTime(i) != now.second.startTime(j)) {
            return;
        }
        if (!hasHistory) {
            hasHistory = true;
            addPairsBefore(now, i, j);
        }
        now.add(i, j);
        if (now.regression.isWarm()) {
            double distance = now.regression.zScore();
            decide(now, distance, desk);
            before = distance;
        }
    }

    /// The pairs of the warm-up, so that where the history begins makes no difference.
    private void addPairsBefore(Legs now, int lastFirst, int lastSecond) {
        int i = now.first.firstIndex();
        int j = now.second.firstIndex();
        while (i < lastFirst && j < lastSecond) {
            int order = Long.compare(now.first.startTime(i), now.second.startTime(j));
            if (order == 0) {
                now.add(i, j);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        if (now.regression.isWarm()) {
            before = now.regression.zScore();
        }
    }

    private void decide(Legs now, double distance, Desk desk) {
        desk.plot("distance", distance);
        double size = Math.abs(distance);
        int side = (int) Math.signum(desk.position(now.first));
        if (side != 0) {
            if (side * distance > -exit || size > stop) {
                desk.close(now.first);
                desk.close(now.second);
            }
        } else if (size > entry && size <= stop && Math.abs(before) <= entry && now.regression.slope() > 0) {
            open(now, distance > 0 ? -1 : 1, desk);
        }
    }

    private void open(Legs now, int side, Desk desk) {
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
