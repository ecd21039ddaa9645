package tapedeck.strategies;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Param;
import tapedeck.strategy.Setup;
import tapedeck.strategy.Summary;
import tapedeck.strategy.TradingStrategy;

/// Buys once and waits: what every other strategy has to beat.
@Summary(value = "Buys at the first bar and never sells: the baseline.", risk = "all of equity, long only, no stop")
public final class BuyAndHold implements TradingStrategy {
    @Param(min = 0.05, max = 1, step = 0.05, value = "share of equity to put in")
    double weight = 1;

    private @Nullable Series bars;
    private boolean hasLooked;

    @Override
    public void setup(Setup setup) {
        bars = setup.bars();
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        if (!hasLooked) {
            hasLooked = true;
            Series series = Objects.requireNonNull(bars);
            // one that starts again with its position taken over has bought already
            if (desk.isFlat(series)) {
                desk.submit(Order.buyShare(series, weight).tag("hold"));
            }
        }
    }
}
