package tapedeck.cli.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.engine.Adjustment;
import tapedeck.engine.DataRequest;
import tapedeck.engine.DataView;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.SourceFile;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.csv.CsvFile;
import tapedeck.lab.store.csv.CsvOptions;
import tapedeck.model.ConfigException;
import tapedeck.model.Interval;
import tapedeck.model.Range;

/// Which bars a verb looks at: a symbol, an interval where the store has more than one, and a range.
final class SymbolOption {
    @Parameters(index = "0", paramLabel = "SYM", description = "a symbol of the store")
    private String symbol = "";

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "1m|1h|1d",
            description = "length of the bars, where the store has more than one")
    private @Nullable String interval;

    @Option(
            names = {"-r", "--range"},
            paramLabel = "RANGE",
            description = "trade dates such as 2020..2023, 2023-05.. or -2y")
    private @Nullable String range;

    @Option(
            names = "--adjusted",
            paramLabel = "none|splits|all",
            arity = "0..1",
            fallbackValue = "all",
            description = "prices restated by splits, or by splits and dividends (all)")
    private String adjusted = "none";

    String symbol() {
        return symbol;
    }

    /// Whether an option was given that only bars have.
    boolean asksForBars() {
        return interval != null || !adjusted.equals("none");
    }

    Range range() {
        return range == null ? Range.ALL : Range.parse(range);
    }

    DataRequest request(Store store) {
        Interval length = interval == null ? stored(store) : Interval.parse(interval);
        DataView view = new DataView(Adjustment.parse(adjusted), DataView.Feed.BARS, List.of());
        return new DataRequest(List.of(symbol), length, range(), view);
    }

    /// The only interval that the store has of the symbol.
    private Interval stored(Store store) {
        List<Interval> known = store.catalogs().stream()
                .map(Catalog::id)
                .filter(id -> id.symbol().equals(symbol) && id.isBars())
                .map(id -> id.interval())
                .toList();
        if (known.size() > 1) {
            throw new ConfigException(
                    "TD-C033", "--interval", "the store has " + symbol + " at " + known, "say which with --interval");
        }
        return known.isEmpty() ? ofFile(store) : known.getFirst();
    }

    private Interval ofFile(Store store) {
        for (SourceFile file : store.files()) {
            if (file.symbol().equals(symbol)) {
                CsvOptions options = CsvOptions.STRICT.withZone(java.time.ZoneOffset.UTC);
                Interval found = CsvFile.open(file.path(), options).format().interval();
                return found == null ? new Interval(Interval.DAY) : found;
            }
        }
        return new Interval(Interval.DAY);
    }
}
