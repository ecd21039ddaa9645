package tapedeck.lab.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tapedeck.engine.DataRequest;
import tapedeck.lab.store.action.ActionEvent;
import tapedeck.lab.store.calendar.Calendars;
import tapedeck.lab.store.column.ColumnTickReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.MemoryBars;
import tapedeck.lab.store.column.RowShape;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.CsvProgress;
import tapedeck.model.DataException;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Suggestion;
import tapedeck.model.Times;

/// Finds the bars that a request means: the set of just that interval, or the coarsest from which it can be built.
final class SeriesFinder {
    private static final long LARGEST_CSV = 1L << 30;

    private final Store store;
    private final Arena arena;

    SeriesFinder(Store store, Arena arena) {
        this.store = store;
        this.arena = arena;
    }

    /// The bars of a symbol, cut to the request's range; a [DataException] that says what there is instead.
    Series find(String symbol, DataRequest request, int number) {
        return cut(whole(symbol, request.interval(), number), request);
    }

    /// All bars of a symbol, those under its former names before them.
    private Series whole(String symbol, Interval interval, int number) {
        SymbolHistory history = new SymbolHistory(store);
        history.requireOpenEnded(symbol);
        Optional<ActionEvent> change = history.lastChange(symbol);
        if (change.isEmpty() || (has(symbol) && !has(change.get().former()))) {
            return own(symbol, interval, number);
        }
        Series before = whole(change.get().former(), interval, number);
        Optional<Series> since = has(symbol) ? Optional.of(own(symbol, interval, number)) : Optional.empty();
        return history.join(before, change.get(), since, symbol, arena);
    }

    private Series own(String symbol, Interval interval, int number) {
        Optional<Series> stored = stored(symbol, interval, number);
        return stored.isPresent() ? stored.get() : fromFile(symbol, interval, number);
    }

    private boolean has(String symbol) {
        return store.catalogs().stream()
                        .anyMatch(catalog -> catalog.id().symbol().equals(symbol)
                                && catalog.id().isBars())
                || store.files().stream().anyMatch(file -> file.symbol().equals(symbol));
    }

    private Optional<Series> stored(String symbol, Interval interval, int number) {
        Optional<Catalog> exact = store.catalog(DataSetId.bars(symbol, interval));
        if (exact.isPresent()) {
            return Optional.of(map(exact.get(), number));
        }
        Optional<Catalog> finer = store.catalogs().stream()
                .filter(catalog ->
                        catalog.id().symbol().equals(symbol) && catalog.id().isBars())
                .filter(catalog -> divides(catalog.id().interval(), interval))
                .max(Comparator.comparing(catalog -> catalog.id().interval()));
        return finer.isPresent()
                ? finer.map(catalog -> BarFolding.fold(map(catalog, number), interval, arena))
                : fromTicks(symbol, interval, number);
    }

    /// Every series of a symbol with bars that make up longer ones of an interval, the finest first.
    List<Series> finer(String symbol, Interval interval) {
        List<Series> stored = store.catalogs().stream()
                .filter(catalog ->
                        catalog.id().symbol().equals(symbol) && catalog.id().isBars())
                .filter(catalog -> divides(catalog.id().interval(), interval))
                .sorted(Comparator.comparing(catalog -> catalog.id().interval()))
                .map(catalog -> map(catalog, 0))
                .toList();
        boolean hasFile = store.files().stream().anyMatch(file -> file.symbol().equals(symbol));
        if (!stored.isEmpty() || !hasFile) {
            return stored;
        }
        Series file = read(source(symbol, interval), 0);
        return divides(file.interval(), interval) ? List.of(file) : List.of();
    }

    /// The mapped rows of a set of ticks.
    Columns ticks(Catalog catalog) {
        return DataSetWriter.columns(store.folder(catalog.id()), catalog.partitions(), RowShape.TICKS, arena);
    }

    /// Bars from the trades that are stored, or else from the quotes.
    private Optional<Series> fromTicks(String symbol, Interval interval, int number) {
        boolean hasFile = store.files().stream().anyMatch(file -> file.symbol().equals(symbol));
        for (String kind : List.of(DataSetId.TRADES, DataSetId.QUOTES)) {
            Optional<Catalog> set = store.catalog(new DataSetId(symbol, kind));
            if (set.isPresent() && !hasFile) {
                Catalog catalog = set.get();
                Instrument instrument = store.instruments()
                        .instrument(symbol, catalog.assetClass(), number, Calendars.named(catalog.calendar()));
                return Optional.of(
                        TickFeed.bars(new ColumnTickReader(ticks(catalog), number), instrument, interval, arena));
            }
        }
        return Optional.empty();
    }

    private static boolean divides(Interval fine, Interval coarse) {
        return fine.compareTo(coarse) < 0 && coarse.nanos() % fine.nanos() == 0;
    }

    /// The mapped rows of a data set.
    Series map(Catalog catalog, int number) {
        Instrument instrument = store.instruments()
                .instrument(catalog.id().symbol(), catalog.assetClass(), number, Calendars.named(catalog.calendar()));
        Columns columns = DataSetWriter.columns(store.folder(catalog.id()), catalog.partitions(), RowShape.BARS, arena);
        return new Series(instrument, catalog.id().interval(), catalog.volumeScale(), columns, catalog::root);
    }

    private Series fromFile(String symbol, Interval interval, int number) {
        SourceFile source = source(symbol, interval);
        Series file = read(source, number);
        int order = file.interval().compareTo(interval);
        if (order > 0) {
            throw missing(symbol, interval, "the store has " + file.interval() + ", " + span(file));
        }
        return order == 0 ? file : BarFolding.fold(file, interval, arena);
    }

    private SourceFile source(String symbol, Interval interval) {
        List<SourceFile> named = store.files().stream()
                .filter(file -> file.symbol().equals(symbol))
                .toList();
        if (named.size() > 1) {
            throw new DataException(
                    "TD-D004",
                    named.stream().map(file -> file.path().toString()).collect(Collectors.joining(", ")),
                    symbol + " has more than one file",
                    "leave one of them");
        }
        if (named.isEmpty()) {
            throw unknown(symbol, interval);
        }
        return named.getFirst();
    }

    private DataException unknown(String symbol, Interval interval) {
        List<Catalog> sets = store.catalogs();
        List<String> kinds = sets.stream()
                .filter(catalog -> catalog.id().symbol().equals(symbol))
                .map(catalog -> catalog.id().kind().replace("bars-", ""))
                .toList();
        if (!kinds.isEmpty()) {
            return missing(symbol, interval, "the store has " + String.join(", ", kinds));
        }
        TreeSet<String> known =
                sets.stream().map(catalog -> catalog.id().symbol()).collect(Collectors.toCollection(TreeSet::new));
        store.files().forEach(file -> known.add(file.symbol()));
        return new DataException(
                "TD-D003",
                store.dataDir().toString(),
                "no data for " + symbol,
                Suggestion.hint(symbol, new ArrayList<>(known)) + "; or import it: tapedeck import csv FILE --symbol "
                        + symbol);
    }

    private DataException missing(String symbol, Interval interval, String there) {
        return new DataException(
                "TD-D003",
                store.dataDir().toString(),
                "no data for " + symbol + " " + interval + " (" + there + ")",
                "finer bars cannot be made from coarser ones: use what there is, or import finer data");
    }

    private Series read(SourceFile source, int number) {
        refuseHuge(source.path());
        Instrument instrument = store.instruments().instrument(source.symbol(), source.assetClass(), number);
        CsvFile file = CsvFile.open(source.path(), CsvOptions.STRICT.withZone(ZoneOffset.UTC));
        Interval interval = file.format().interval();
        if (interval == null || file.format().isDescending() || !file.format().isBars()) {
            String why = file.format().isDescending()
                    ? "the newest row comes first, which only an import turns round"
                    : "the rows do not say how long a bar is";
            throw new DataException(
                    "TD-D015",
                    source.path() + ":1:1",
                    why,
                    "import it: tapedeck import csv " + source.path() + " --symbol " + source.symbol());
        }
        MemoryBars bars = new MemoryBars(arena);
        file.bars(instrument.calendar(), bars, CsvProgress.NONE);
        return Series.hashed(instrument, interval, bars.volumeScale(), bars.finish());
    }

    private static void refuseHuge(Path path) {
        try {
            if (Files.size(path) > LARGEST_CSV) {
                throw new DataException(
                        "TD-D016",
                        path.toString(),
                        "is larger than 1 GiB, too large to be read anew at every run",
                        "import it once: tapedeck import csv " + path);
            }
        } catch (IOException e) {
            throw new DataException("TD-D001", path.toString(), "cannot be read: " + e, "check the path");
        }
    }

    private static Series cut(Series all, DataRequest request) {
        var calendar = all.instrument().calendar();
        if (all.columns().isEmpty()) {
            throw new DataException("TD-D003", all.instrument().symbol(), "no bar lies within a session", "");
        }
        long start = all.columns().firstTime();
        long end = all.endTime();
        Columns part = all.columns()
                .between(
                        request.range().from(calendar, start, end),
                        request.range().to(calendar, start, end));
        if (part.isEmpty()) {
            throw new DataException(
                    "TD-D003",
                    all.instrument().symbol(),
                    "no data for " + all.instrument().symbol() + " " + request.interval() + " in " + request.range()
                            + " (the store has " + span(all) + ")",
                    "use a range within what the store has, or import more");
        }
        return part.rows() == all.columns().rows()
                ? all
                : Series.hashed(all.instrument(), all.interval(), all.volumeScale(), part);
    }

    private static String span(Series series) {
        return Times.date(series.columns().firstTime()) + " to "
                + Times.date(series.columns().lastTime());
    }
}
