package tapedeck.lab.research.proof.corpus;

import java.util.function.IntPredicate;
import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Holds one unit on the bars that a plan names by their index.
final class Planned implements TradingStrategy {
    private final IntPredicate isWanted;
    private int index;
    private boolean isHeld;

    Planned(IntPredicate isWanted) {
        this.isWanted = isWanted;
    }

    @Override
    public void setup(Setup setup) {
        setup.bars();
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        boolean wanted = isWanted.test(index++);
        if (wanted != isHeld) {
            isHeld = wanted;
            desk.submit((wanted ? Order.buy(bar, 1) : Order.sell(bar, 1)).tag("plan"));
        }
    }
}
