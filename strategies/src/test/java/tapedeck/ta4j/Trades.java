package tapedeck.ta4j;

import java.util.List;
import tapedeck.engine.MemoryData;
import tapedeck.model.Bar;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Fixtures;
import tapedeck.testing.Runs;

/// What a strategy trades over some bars in the real engine, one line per fill: `bar +size @ price`.
public final class Trades {
    /// One unit, long only.
    public static final Sizing ONE_UNIT = new Sizing(Sizing.Kind.UNITS, 1, Sizing.Direction.LONG, 1, false);

    private Trades() {}

    public static List<String> of(RuleStrategy rules, List<Bar> bars) {
        return of(rules, ONE_UNIT, bars);
    }

    public static List<String> of(RuleStrategy rules, Sizing sizing, List<Bar> bars) {
        return ofEvents(new RuleAdapter().adapt(rules, sizing), bars);
    }

    public static List<String> ofEvents(TradingStrategy strategy, List<Bar> bars) {
        return run(strategy, bars).fills().stream().map(Trades::text).toList();
    }

    public static Runs.Result run(TradingStrategy strategy, List<Bar> bars) {
        return Runs.run().of(data(bars), strategy);
    }

    public static MemoryData data(List<Bar> bars) {
        var builder = new MemoryData.Builder(List.of(bars.getFirst().instrument()), Market.MINUTE, 2);
        for (Bar bar : bars) {
            long[] prices = {bar.openPrice(), bar.highPrice(), bar.lowPrice(), bar.closePrice()};
            builder.add(0, bar.startTime(), prices, bar.rawVolume());
        }
        return builder.build();
    }

    /// One fill, its bar counted from the start of the walk.
    public static String text(Fill fill) {
        return text(index(fill), fill.signedSize(), fill.price());
    }

    public static long index(Fill fill) {
        return (fill.time() - Fixtures.START) / Interval.MINUTE;
    }

    public static String text(long index, long signedSize, long price) {
        return index + (signedSize > 0 ? " +" : " ") + Fixed.format(signedSize) + " @ " + Fixed.format(price);
    }
}
