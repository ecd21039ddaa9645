package tapedeck.cli.run;

import java.time.ZoneOffset;
import java.util.List;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.model.Interval;

/// What a store has, without opening the data.
final class StoredBars {
    private StoredBars() {}

    /// Every symbol, sorted.
    static List<String> symbols(Store store) {
        return files(store).stream().map(SourceFile::symbol).distinct().sorted().toList();
    }

    /// The shortest bar length that all of the symbols have: the longest of their own. A day for a symbol that is
    /// not there, which is then reported when it is opened.
    static Interval interval(Store store, List<String> symbols) {
        Interval longest = null;
        for (SourceFile file : files(store)) {
            if (symbols.contains(file.symbol())) {
                Interval own = CsvFile.open(file.path(), CsvOptions.STRICT.withZone(ZoneOffset.UTC))
                        .format()
                        .interval();
                if (own != null && (longest == null || own.compareTo(longest) > 0)) {
                    longest = own;
                }
            }
        }
        return longest == null ? new Interval(Interval.DAY) : longest;
    }

    private static List<SourceFile> files(Store store) {
        return SourceFile.discover(store.dataDir().resolve("market_data"));
    }
}
