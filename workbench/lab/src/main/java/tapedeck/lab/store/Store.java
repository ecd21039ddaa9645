package tapedeck.lab.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.MemoryBars;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.lab.store.csv.CsvProgress;
import tapedeck.model.AssetClass;
import tapedeck.model.DataException;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Suggestion;
import tapedeck.model.Times;

/// The market data of one folder, by symbol and interval: what runs, checks and questions read.
///
/// A symbol is looked up among the imported data sets first and then in the tree
/// `market_data/{stocks,forex,crypto}/SYMBOL.csv`, which is read on the spot. Bars that are stored at a finer interval
/// only are built from those. Thread-safe: it holds no state but the folder.
public final class Store implements MarketData.Provider {
    private static final long LARGEST_CSV = 1L << 30;

    private final Path dataDir;
    private final InstrumentTable instruments;

    private Store(Path dataDir, InstrumentTable instruments) {
        this.dataDir = dataDir;
        this.instruments = instruments;
    }

    /// The store of a data folder; an empty or missing folder is an empty store.
    public static Store open(Path dataDir) {
        return new Store(dataDir, InstrumentTable.read(dataDir));
    }

    public Path dataDir() {
        return dataDir;
    }

    public InstrumentTable instruments() {
        return instruments;
    }

    @Override
    public MarketData open(DataRequest request) {
        Arena arena = Arena.ofShared();
        try {
            List<Series> opened = new ArrayList<>();
            for (String symbol : request.symbols()) {
                opened.add(cut(whole(symbol, request.interval(), opened.size(), arena), request));
            }
            return new OpenedData(arena, request.interval(), opened);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private Series whole(String symbol, Interval interval, int number, Arena arena) {
        SourceFile source = source(symbol);
        Series stored = read(source, number, arena);
        int order = stored.interval().compareTo(interval);
        if (order == 0) {
            return stored;
        }
        if (order > 0) {
            throw new DataException(
                    "TD-D003",
                    source.path().toString(),
                    "no data for " + symbol + " " + interval + " (the store has " + stored.interval() + ", "
                            + span(stored) + ")",
                    "finer bars cannot be made from coarser ones: use " + stored.interval() + " or import finer data");
        }
        return BarFolding.fold(stored, interval, arena);
    }

    private SourceFile source(String symbol) {
        List<SourceFile> all = SourceFile.discover(dataDir.resolve("market_data"));
        List<SourceFile> named =
                all.stream().filter(file -> file.symbol().equals(symbol)).toList();
        if (named.isEmpty()) {
            List<String> known =
                    all.stream().map(SourceFile::symbol).distinct().sorted().toList();
            throw new DataException(
                    "TD-D003",
                    dataDir.toString(),
                    "no data for " + symbol,
                    Suggestion.hint(symbol, known) + "; or import it: tapedeck import csv FILE --symbol " + symbol);
        }
        if (named.size() > 1) {
            throw new DataException(
                    "TD-D004",
                    named.stream().map(file -> file.path().toString()).collect(Collectors.joining(", ")),
                    symbol + " has more than one file",
                    "leave one of them");
        }
        return named.getFirst();
    }

    private Series read(SourceFile source, int number, Arena arena) {
        refuseHuge(source.path());
        Instrument instrument = instruments.instrument(source.symbol(), source.assetClass(), number);
        CsvFile file = CsvFile.open(source.path(), CsvOptions.STRICT.withZone(java.time.ZoneOffset.UTC));
        Interval interval = file.format().interval();
        if (interval == null || file.format().isDescending()) {
            throw new DataException(
                    "TD-D015",
                    source.path() + ":1:1",
                    interval == null
                            ? "the rows do not say how long a bar is"
                            : "the newest row comes first, which only an import turns round",
                    "import it: tapedeck import csv " + source.path() + " --symbol " + source.symbol());
        }
        MemoryBars bars = new MemoryBars(arena);
        file.bars(instrument.calendar(), bars, CsvProgress.NONE);
        Columns columns = bars.finish();
        return lazilyRooted(instrument, interval, bars.volumeScale(), columns);
    }

    static Series lazilyRooted(Instrument instrument, Interval interval, int volumeScale, Columns columns) {
        return new Series(
                instrument,
                interval,
                volumeScale,
                columns,
                () -> BarRoots.of(new Series(instrument, interval, volumeScale, columns, () -> "")));
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

    private Series cut(Series all, DataRequest request) {
        var calendar = all.instrument().calendar();
        long start = all.columns().firstTime();
        long end = all.endTime();
        long from = request.range().from(calendar, start, end);
        long to = request.range().to(calendar, start, end);
        Columns part = all.columns().between(from, to);
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
                : lazilyRooted(all.instrument(), all.interval(), all.volumeScale(), part);
    }

    private static String span(Series series) {
        return Times.date(series.columns().firstTime()) + " to "
                + Times.date(series.columns().lastTime());
    }

    AssetClass classOf(String symbol) {
        return instruments.guess(symbol);
    }
}
