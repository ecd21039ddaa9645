package tapedeck.live;

import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.model.Tick;
import tapedeck.model.Times;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// A strategy that works on old data and fails on the third bar of today; its message names the event's time.
public final class FailsLive implements TradingStrategy {
    private static final long TODAY = Times.parse("2024-01-01");

    private int bars;

    @Override
    public void setup(Setup setup) {
        setup.bars();
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        bars++;
        if (bars == 1) {
            desk.submit(Order.buy(bar.instrument(), 1));
        }
        if (desk.now() > TODAY && bars == 3) {
            throw new IllegalStateException("the third bar of today, at " + desk.now());
        }
    }

    @Override
    public void onTick(Tick tick, Desk desk) {}
}
