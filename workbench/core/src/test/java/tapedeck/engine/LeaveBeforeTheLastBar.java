package tapedeck.engine;

import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.OrderEvent;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Another strategy, whose position is left at the close of the bar before the last: what the outside library does at
/// the end where its orders fill at closes.
final class LeaveBeforeTheLastBar implements TradingStrategy {
    private final TradingStrategy strategy;
    private final int lastBar;
    private @org.jspecify.annotations.Nullable Series bars;

    LeaveBeforeTheLastBar(TradingStrategy strategy, int bars) {
        this.strategy = strategy;
        lastBar = bars - 1;
    }

    @Override
    public void setup(Setup setup) {
        strategy.setup(setup);
        bars = setup.bars();
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        if (series().lastIndex() < lastBar) {
            strategy.onBar(bar, desk);
            leave(desk);
        }
    }

    @Override
    public void onOrder(OrderEvent event, Desk desk) {
        if (event instanceof OrderEvent.Filled) {
            leave(desk);
        }
    }

    private void leave(Desk desk) {
        if (series().lastIndex() == lastBar - 1 && !desk.isFlat(series())) {
            desk.close(series());
        }
    }

    private Series series() {
        return java.util.Objects.requireNonNull(bars, "setup comes first");
    }
}
