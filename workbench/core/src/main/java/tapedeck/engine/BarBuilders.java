package tapedeck.engine;

import java.util.Arrays;
import java.util.Optional;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.ConfigException;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;

/// The bar builders of a session: one for each instrument and interval that somebody asked for. Not thread-safe.
final class BarBuilders {
    private final SessionConfig config;
    private final Boundaries boundaries;
    private final BarBuilder[][] builders;

    BarBuilders(SessionConfig config, Boundaries boundaries) {
        this.config = config;
        this.boundaries = boundaries;
        builders = new BarBuilder[config.instruments().size()][0];
    }

    /// Those of one instrument.
    BarBuilder[] of(int instrument) {
        return builders[instrument];
    }

    /// A series of closed bars for a strategy; asked twice, the same one.
    Series subscribe(StrategySlot slot, Instrument instrument, Interval interval) {
        for (Series known : slot.series) {
            if (known.instrument().equals(instrument) && known.interval().equals(interval)) {
                return known;
            }
        }
        if (interval.nanos() < config.interval().nanos()) {
            throw new ConfigException(
                    "TD-S024",
                    slot.name + ".setup",
                    "bars of " + interval + " cannot be made from data of " + config.interval(),
                    "run it on finer data: --bars " + interval);
        }
        int scale = config.volumeScales().get(instrument.number());
        BarBuilder builder = builder(instrument, interval, scale);
        Series series = new Series(instrument, interval, scale, config.maxBars());
        builder.subscribe(series);
        slot.add(builder, series);
        return series;
    }

    private BarBuilder builder(Instrument instrument, Interval interval, int scale) {
        BarBuilder[] existing = builders[instrument.number()];
        for (BarBuilder builder : existing) {
            if (builder.bar().interval().equals(interval)) {
                return builder;
            }
        }
        BarBuilder builder = new BarBuilder(instrument, interval, scale);
        BarBuilder[] grown = Arrays.copyOf(existing, existing.length + 1);
        grown[existing.length] = builder;
        builders[instrument.number()] = grown;
        boundaries.add(builder);
        return builder;
    }

    /// The last bar of the feed's own interval, where anyone asked for these bars.
    Optional<Bar> lastBar(int instrument) {
        return Arrays.stream(builders[instrument])
                .map(BarBuilder::bar)
                .filter(bar -> bar.interval().equals(config.interval()) && bar.endTime() != 0)
                .findFirst();
    }
}
