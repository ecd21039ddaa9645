package tapedeck.cli.author;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tapedeck.indicator.Series;
import tapedeck.model.AssetClass;
import tapedeck.model.ConfigException;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Listens to a strategy's setup without a market: how many bars it asks for before its first decision.
final class DeclaredWarmup implements Setup {
    private final List<Series> series = new ArrayList<>();
    private final Instrument instrument = new Instrument(
            0,
            "ANY",
            AssetClass.STOCK,
            Currency.USD,
            Fixed.ONE / 100,
            Fixed.ONE,
            Fixed.ONE,
            TradingCalendar.CONTINUOUS);

    private DeclaredWarmup() {}

    /// The most bars that any of its series must have; empty where its setup needs more than defaults.
    static OptionalInt of(TradingStrategy strategy) {
        DeclaredWarmup listener = new DeclaredWarmup();
        try {
            strategy.setup(listener);
        } catch (RuntimeException needsMore) {
            // defaults may not be enough, such as a second symbol; a bug in setup is told when it is run
            return OptionalInt.empty();
        }
        return listener.series.stream().mapToInt(Series::warmupBars).max();
    }

    @Override
    public Series bars() {
        return bars(instrument.symbol(), "1d");
    }

    @Override
    public Series bars(String symbol, String interval) {
        Series added = new Series(instrument, Interval.parse(interval), 0, 0);
        series.add(added);
        return added;
    }

    @Override
    public void require(boolean ok, String why) {
        if (!ok) {
            throw new ConfigException("TD-S023", "setup", why, "change the parameters");
        }
    }

    /// No time passes here.
    @Override
    public void every(String name, Duration period) {}
}
