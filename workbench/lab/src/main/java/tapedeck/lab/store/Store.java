package tapedeck.lab.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tapedeck.engine.Adjustment;
import tapedeck.engine.CorporateAction;
import tapedeck.engine.DataRequest;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.arrow.PartitionInfo;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.RowShape;
import tapedeck.model.DataException;
import tapedeck.model.Range;

/// The market data of one folder, by symbol and interval: what runs, checks and questions read.
///
/// A symbol is looked up among the imported data sets first and then in the tree
/// `market_data/{stocks,forex,crypto}/SYMBOL.csv`, which is read on the spot. Bars that are stored at a finer interval
/// only are built from those. Thread-safe: it holds no state but the folder.
public final class Store implements MarketData.Provider {
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

    /// Bars as they were traded or restated; splits and dividends that are not in the prices beside them.
    @Override
    public MarketData open(DataRequest request) {
        Adjustment adjustment = request.view().adjusted();
        Arena arena = Arena.ofShared();
        try {
            if (request.view().isTicks()) {
                return TickFeed.open(this, request, arena);
            }
            SeriesFinder finder = new SeriesFinder(this, arena);
            List<Series> opened = new ArrayList<>();
            List<CorporateAction> actions = new ArrayList<>();
            for (String symbol : request.symbols()) {
                Series series = finder.find(symbol, request, opened.size());
                List<CorporateAction> own = SeriesActions.within(series, new SymbolHistory(this).events(symbol));
                boolean isRaw = adjustment == Adjustment.NONE || own.isEmpty();
                opened.add(isRaw ? series : series.restatedBy(AdjustedBars.of(series, own, adjustment)));
                actions.addAll(adjustment == Adjustment.NONE ? own : AdjustedBars.left(own, adjustment));
            }
            OpenedValues values = OpenedValues.open(this, request, arena);
            Opened.Frame frame = new Opened.Frame(arena, request.interval(), actions, values);
            return new OpenedData(frame, opened, bars -> FinerData.within(bars, this, finder));
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// What the store knows of a symbol's splits, dividends and former names.
    public Optional<ActionSet> actions(String symbol) {
        Path file = actionsFolder(symbol).resolve(ActionSet.FILE);
        return Files.exists(file) ? Optional.of(ActionSet.read(file)) : Optional.empty();
    }

    Path actionsFolder(String symbol) {
        return folder(new DataSetId(symbol, ActionSet.FOLDER));
    }

    /// Every symbol's corporate actions, by symbol.
    public List<ActionSet> allActions() {
        Path sets = setsDir();
        if (!Files.isDirectory(sets)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(sets, 3)) {
            return paths.filter(path -> path.endsWith(ActionSet.FILE))
                    .map(ActionSet::read)
                    .sorted(Comparator.comparing(ActionSet::symbol))
                    .toList();
        } catch (IOException e) {
            throw new DataException("TD-D001", sets.toString(), "cannot be listed: " + e, "check the folder");
        }
    }

    /// The ticks of one symbol in a range, mapped; close them when done.
    ///
    /// @param kind [DataSetId#TRADES], [DataSetId#QUOTES] or [DataSetId#VALUES]
    public OpenedTicks ticks(String symbol, String kind, Range range) {
        DataSetId id = new DataSetId(symbol, kind);
        Catalog catalog = catalog(id)
                .orElseThrow(() -> new DataException(
                        "TD-D003",
                        dataDir.toString(),
                        "no data for " + id,
                        there(symbol) + "tapedeck import csv FILE --symbol " + symbol));
        return OpenedTicks.open(this, catalog, range);
    }

    private String there(String symbol) {
        List<String> known = catalogs().stream()
                .map(Catalog::id)
                .filter(id -> id.symbol().equals(symbol))
                .map(DataSetId::toString)
                .toList();
        return known.isEmpty() ? "" : "the store has " + String.join(", ", known) + "; or import it: ";
    }

    /// Every imported data set, by symbol and kind.
    public List<Catalog> catalogs() {
        Path sets = setsDir();
        if (!Files.isDirectory(sets)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(sets, 3)) {
            return paths.filter(path -> path.endsWith(Catalog.FILE))
                    .map(path -> Catalog.read(path.resolveSibling(".").normalize()))
                    .sorted((a, b) -> a.id().compareTo(b.id()))
                    .toList();
        } catch (IOException e) {
            throw new DataException("TD-D001", sets.toString(), "cannot be listed: " + e, "check the folder");
        }
    }

    /// The catalog of one imported data set.
    public Optional<Catalog> catalog(DataSetId id) {
        Path folder = folder(id);
        return Files.exists(folder.resolve(Catalog.FILE)) ? Optional.of(Catalog.read(folder)) : Optional.empty();
    }

    /// The catalog of a set whose partitions hold all that the store has under its name; empty where bars of a former
    /// symbol come before them, and where nothing was imported.
    public Optional<Catalog> partitioned(DataSetId id) {
        boolean isJoined =
                id.isBars() && new SymbolHistory(this).lastChange(id.symbol()).isPresent();
        return isJoined ? Optional.empty() : catalog(id);
    }

    /// One partition of a set, mapped; close it when done.
    public OpenedPartition partition(Catalog catalog, PartitionInfo part) {
        return new OpenedPartition(this, catalog, part);
    }

    /// The CSV files of the `market_data` tree.
    public List<SourceFile> files() {
        return SourceFile.discover(dataDir.resolve("market_data"));
    }

    /// Declares stretches in which a data set has no data and none is missing.
    ///
    /// @param ranges trade dates as `2020-03-01..2020-03-02`
    public void declareGaps(DataSetId id, List<String> ranges) {
        Catalog catalog = catalog(id)
                .orElseThrow(() -> new DataException("TD-D003", id.toString(), "there is no such data set", ""));
        List<String> all = new ArrayList<>(catalog.gaps());
        for (String range : ranges) {
            Range.parse(range);
            if (!all.contains(range)) {
                all.add(range);
            }
        }
        try {
            catalog.withGaps(all).write(folder(id));
        } catch (IOException e) {
            throw new DataException("TD-D043", id.toString(), "could not be written: " + e, "is the disk full?");
        }
    }

    /// Reads every row of a data set and compares its content with the root hash of the catalog.
    public void verify(DataSetId id) {
        Optional<Catalog> catalog = catalog(id);
        if (catalog.isEmpty()) {
            return;
        }
        try (Arena arena = Arena.ofShared()) {
            RowShape shape = id.isBars() ? RowShape.BARS : RowShape.TICKS;
            Columns columns = DataSetWriter.columns(folder(id), catalog.get().partitions(), shape, arena);
            String found = Roots.of(id, catalog.get().volumeScale(), columns);
            if (!found.equals(catalog.get().root())) {
                throw new DataException(
                        "TD-D044",
                        id.toString(),
                        "its rows have the root " + found + ", not "
                                + catalog.get().root(),
                        "restore it from a backup, or import it again");
            }
        }
    }

    Path setsDir() {
        return dataDir.resolve("store");
    }

    Path folder(DataSetId id) {
        return setsDir().resolve(id.folder());
    }
}
