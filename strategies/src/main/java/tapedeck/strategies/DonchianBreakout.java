package tapedeck.strategies;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tapedeck.indicator.Line;
import tapedeck.indicator.Series;
import tapedeck.indicator.Settling;
import tapedeck.model.Bar;
import tapedeck.model.Order;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Param;
import tapedeck.strategy.Setup;
import tapedeck.strategy.Summary;
import tapedeck.strategy.TradingStrategy;

/// Buys a close above the highest high of the bars before, sized so that the stop costs a fixed share of equity;
/// leaves at the stop, or at a close below the lowest low of a shorter stretch.
@Summary(
        value = "Buys a breakout above the Donchian channel, leaves below a shorter one or at an ATR stop.",
        risk = "1 % of equity at risk per trade, a resting stop 2 average true ranges below the entry")
public final class DonchianBreakout implements TradingStrategy {
    @Param(min = 5, max = 200, step = 5, value = "bars of the channel to break out of")
    int entry = 20;

    @Param(min = 2, max = 100, step = 2, value = "bars of the channel to leave by")
    int exit = 10;

    @Param(min = 2, max = 100, step = 2, value = "bars of the average true range")
    int atrLength = 14;

    @Param(min = 0.5, max = 6, step = 0.5, value = "average true ranges to the stop")
    double atrMultiple = 2;

    @Param(min = 0.001, max = 0.05, step = 0.001, value = "share of equity lost at the stop")
    double risk = 0.01;

    private @Nullable State state;

    /// What setup declares.
    private record State(Series bars, Line high, Line low, Line atr) {}

    @Override
    public void setup(Setup setup) {
        Series bars = setup.bars();
        // the channels are asked as of the bar before; the size hangs on an average that forgets slowly
        bars.require(Math.max(Math.max(entry, exit) + 1, Settling.ofWilder(atrLength)));
        state = new State(
                bars, setup.highest(bars.high(), entry), setup.lowest(bars.low(), exit), setup.atr(bars, atrLength));
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        State now = Objects.requireNonNull(state);
        if (!desk.isFlat(now.bars)) {
            if (bar.close() < now.low.ago(1)) {
                desk.close(now.bars);
            }
        } else if (bar.close() > now.high.ago(1)) {
            double distance = atrMultiple * now.atr.now();
            double wanted = desk.sizeForRisk(now.bars, risk, distance);
            double affordable = desk.cash() / bar.close();
            desk.submit(Order.buy(now.bars, Math.min(wanted, 0.99 * affordable))
                    .stopLoss(bar.close() - distance)
                    .tag("breakout"));
        }
    }
}
