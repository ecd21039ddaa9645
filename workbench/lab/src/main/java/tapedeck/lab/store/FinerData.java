package tapedeck.lab.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tapedeck.event.BarReader;
import tapedeck.event.TickReader;
import tapedeck.lab.store.column.ColumnTickReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.model.Tick;

/// What the store knows of the prices within a symbol's bars: trades, or finer bars; the finest that covers the run, or
/// else what covers most of it.
///
/// @param reader a fresh one at every call
/// @param root   hash of all that is read
record FinerData(Supplier<BarReader> reader, Supplier<String> root) {
    /// Rows of a kind that might tell, and from when to when they are.
    private record Candidate(long start, long end, Supplier<FinerData> data) {
        long covers(Series bars) {
            return Math.max(
                    0,
                    Math.min(end, bars.endTime())
                            - Math.max(start, bars.columns().firstTime()));
        }
    }

    /// The finest there is within these bars; empty where there is none.
    static Optional<FinerData> within(Series bars, Store store, SeriesFinder finder) {
        String symbol = bars.instrument().symbol();
        DataSetId trades = new DataSetId(symbol, DataSetId.TRADES);
        Stream<Candidate> ticks = store.catalog(trades).stream()
                .map(set -> new Candidate(
                        set.firstTime(), set.lastTime() + 1, () -> ofTrades(trades, cut(finder.ticks(set), bars))));
        Stream<Candidate> finer = finder.finer(symbol, bars.interval()).stream()
                .map(series -> new Candidate(
                        series.columns().firstTime(),
                        series.endTime(),
                        () -> ofBars(series, cut(series.columns(), bars))));
        List<Candidate> all = Stream.concat(ticks, finer)
                .filter(candidate -> candidate.covers(bars) > 0)
                .toList();
        long most = all.stream().mapToLong(one -> one.covers(bars)).max().orElse(0);
        // trades begin and end a little inside the bars that were made of them
        return all.stream()
                .filter(candidate -> candidate.covers(bars) >= most - most / 100)
                .findFirst()
                .map(candidate -> candidate.data().get().restatedLike(bars));
    }

    private static Columns cut(Columns all, Series bars) {
        return all.between(bars.columns().firstTime(), bars.endTime());
    }

    private static FinerData ofTrades(DataSetId id, Columns rows) {
        return new FinerData(() -> asBars(new ColumnTickReader(rows, 0)), () -> Roots.of(id, 8, rows));
    }

    private static FinerData ofBars(Series all, Columns rows) {
        Series part = Series.hashed(all.instrument(), all.interval(), all.volumeScale(), rows);
        return new FinerData(part::reader, part.root());
    }

    /// Every tick as a bar of one price.
    private static BarReader asBars(TickReader ticks) {
        Tick tick = new Tick();
        return bar -> {
            if (!ticks.read(tick)) {
                return false;
            }
            long price = tick.price;
            bar.set(tick.venueTime, tick.venueTime + 1, price, price, price, price, tick.size);
            return true;
        };
    }

    private FinerData restatedLike(Series bars) {
        return bars.restated()
                .map(how -> new FinerData(() -> how.over(reader.get()), () -> how.root(root.get())))
                .orElse(this);
    }
}
