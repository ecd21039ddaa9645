package tapedeck.cli.run;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.model.Interval;

/// What a store has, imported or as CSV files, without opening the data.
final class StoredBars {
    private StoredBars() {}

    /// Every symbol, sorted.
    static List<String> symbols(Store store) {
        TreeSet<String> symbols = new TreeSet<>();
        store.catalogs().stream()
                .map(Catalog::id)
                .filter(DataSetId::isMarket)
                .forEach(set -> symbols.add(set.symbol()));
        store.files().forEach(file -> symbols.add(file.symbol()));
        return List.copyOf(symbols);
    }

    /// The shortest bar length that all of the symbols have: the longest of their shortest ones. A day for a symbol
    /// that is not there, which is then reported when it is opened.
    static Interval interval(Store store, List<String> symbols) {
        return symbols.stream()
                .flatMap(symbol -> shortest(store, symbol).stream())
                .max(Interval::compareTo)
                .orElseGet(() -> new Interval(areTicks(store, symbols) ? Interval.MINUTE : Interval.DAY));
    }

    /// Whether the store has nothing but ticks of them.
    private static boolean areTicks(Store store, List<String> symbols) {
        List<DataSetId> sets = store.catalogs().stream().map(Catalog::id).toList();
        return symbols.stream()
                .anyMatch(symbol -> sets.contains(new DataSetId(symbol, DataSetId.TRADES))
                        || sets.contains(new DataSetId(symbol, DataSetId.QUOTES)));
    }

    private static Optional<Interval> shortest(Store store, String symbol) {
        Stream<Interval> imported =
                sets(store).filter(set -> set.symbol().equals(symbol)).map(DataSetId::interval);
        Stream<Interval> files = store.files().stream()
                .filter(file -> file.symbol().equals(symbol))
                .flatMap(file -> interval(file).stream());
        return Stream.concat(imported, files).min(Interval::compareTo);
    }

    private static Stream<DataSetId> sets(Store store) {
        return store.catalogs().stream().map(Catalog::id).filter(DataSetId::isBars);
    }

    private static Optional<Interval> interval(SourceFile file) {
        return Optional.ofNullable(CsvFile.open(file.path(), CsvOptions.STRICT.withZone(ZoneOffset.UTC))
                .format()
                .interval());
    }
}
