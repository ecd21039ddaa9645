package tapedeck.bench;

import java.util.Arrays;
import tapedeck.indicator.Line;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Holds an equal share of nine tenths of one account in every symbol whose fast average is above its slow
/// one; two averages and one decision per symbol and bar.
final class TrendPortfolio implements TradingStrategy {
    /// Of the account: the rest pays for fees and for a price that has moved on when the order trades.
    private static final double SHARE = 0.9;

    private final Instruments instruments;
    private final int fastLength;
    private final int slowLength;
    private Series[] series = {};
    private Line[] fast = {};
    private Line[] slow = {};

    TrendPortfolio(Instruments instruments, int fastLength, int slowLength) {
        this.instruments = instruments;
        this.fastLength = fastLength;
        this.slowLength = slowLength;
    }

    @Override
    public void setup(Setup setup) {
        int count = instruments.size();
        series = new Series[count];
        fast = new Line[count];
        slow = new Line[count];
        for (Instrument instrument : instruments.all()) {
            int i = instrument.number();
            series[i] = setup.bars(instrument.symbol(), "1m");
            fast[i] = setup.sma(series[i].close(), fastLength);
            slow[i] = setup.sma(series[i].close(), slowLength);
        }
    }

    @Override
    public void onBar(Bar bar, Desk desk) {
        int i = bar.instrument().number();
        if (fast[i].crossedAbove(slow[i])) {
            desk.target(series[i], SHARE / series.length);
        } else if (fast[i].crossedBelow(slow[i])) {
            desk.target(series[i], 0);
        }
    }

    @Override
    public String toString() {
        return "SMA " + fastLength + "/" + slowLength + " over " + Arrays.asList(series);
    }
}
