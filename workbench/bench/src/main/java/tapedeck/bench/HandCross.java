package tapedeck.bench;

import tapedeck.model.Bar;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// [AverageCross] as an author writes it who keeps the sums in fields: [BareCross] inside a session. Sends no orders.
final class HandCross implements TradingStrategy {
    private final BareCross cross = new BareCross(false);

    @Override
    public void setup(Setup setup) {
        setup.bars();
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        cross.onClose(bar.closePrice());
    }
}
