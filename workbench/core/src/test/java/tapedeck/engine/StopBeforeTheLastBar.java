package tapedeck.engine;

import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.OrderEvent;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Another strategy where orders fill at closes: what the outside library would send from the last bar meets no bar any
/// more, and where it closes what is open at the end, it does so at the close of the bar before the last.
final class StopBeforeTheLastBar implements TradingStrategy {
    private final TradingStrategy strategy;
    private final int lastBar;
    private final boolean isLeaving;
    private @org.jspecify.annotations.Nullable Series bars;

    StopBeforeTheLastBar(TradingStrategy strategy, int bars, boolean isLeaving) {
        this.strategy = strategy;
        this.isLeaving = isLeaving;
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
        if (isLeaving && series().lastIndex() == lastBar - 1 && !desk.isFlat(series())) {
            desk.close(series());
        }
    }

    private Series series() {
        return java.util.Objects.requireNonNull(bars, "setup comes first");
    }
}
