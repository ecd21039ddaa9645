package tapedeck.ta4j;

import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Trade;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.num.NumFactory;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;

/// What ta4j's own backtester trades, one unit at the next open, without costs; in the form of [Trades].
public final class TaOracle {
    private TaOracle() {}

    public static List<String> trades(RuleStrategy rules, List<Bar> bars, NumFactory numbers) {
        BarSeries series = TaBars.of(bars, numbers);
        return new BarSeriesManager(series)
                .run(rules.build(series)).getTrades().stream()
                        .map(TaOracle::text)
                        .toList();
    }

    private static String text(Trade trade) {
        long price = Fixed.fromDouble(trade.getPricePerAsset().doubleValue());
        return Trades.text(trade.getIndex(), trade.isBuy() ? Fixed.ONE : -Fixed.ONE, price);
    }
}
