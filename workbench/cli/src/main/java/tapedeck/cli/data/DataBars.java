package tapedeck.cli.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.engine.Adjustment;
import tapedeck.engine.DataRequest;
import tapedeck.engine.DataView;
import tapedeck.engine.DataView.Feed;
import tapedeck.engine.MarketData;
import tapedeck.lab.store.BarRule;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.ImportPolicy;
import tapedeck.lab.store.ImportRecord;
import tapedeck.lab.store.ImportResult;
import tapedeck.lab.store.Importer;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.ThresholdFile;
import tapedeck.lab.store.csv.CsvOptions.Duplicates;
import tapedeck.model.Bar;
import tapedeck.model.ConfigException;
import tapedeck.model.Interval;
import tapedeck.model.Range;

/// `data bars`: bars out of ticks or of finer bars, kept in the store or written to a file.
@Command(name = "bars", description = "build bars from ticks or finer bars: by time, ticks, volume or money")
final class DataBars implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Parameters(index = "0", paramLabel = "SYM", description = "a symbol of the store")
    private String symbol = "";

    @Option(
            names = "--every",
            required = true,
            paramLabel = "LENGTH",
            description = "5m, 1d; 100t (ticks), 10000v (volume), 1000000d (money)")
    private String every = "";

    @Option(names = "--from", paramLabel = "KIND", description = "trades, quotes, ticks or bars (what there is)")
    private @Nullable String from;

    @Option(
            names = {"-r", "--range"},
            paramLabel = "RANGE",
            description = "trade dates such as 2020..2023")
    private @Nullable String range;

    @Option(names = "--to", paramLabel = "FILE", description = "a .csv or .arrow file instead of the store")
    private @Nullable String target;

    @Option(names = "--replace", description = "bars that differ from stored ones take their place")
    private boolean replaces;

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Store store = data.open(invocation);
        Feed feed = from == null ? feed(store) : Feed.parse(from);
        BarRule rule = BarRule.parse(every);
        String file = target;
        if (file == null) {
            keep(invocation, store, feed, rule);
            return ExitCode.OK;
        }
        long rows = rule instanceof BarRule.Time time
                ? write(store, feed, time.interval(), invocation.resolve(file))
                : writeFull(store, feed, rule, invocation.resolve(file));
        invocation.console().line("✔ " + Figures.count(rows) + " bars in " + file);
        invocation
                .console()
                .json(JsonObject.of("tapedeck.export/1").put("file", file).put("rows", rows));
        return ExitCode.OK;
    }

    private Feed feed(Store store) {
        if (store.catalog(new DataSetId(symbol, DataSetId.TRADES)).isPresent()) {
            return Feed.TRADES;
        }
        return store.catalog(new DataSetId(symbol, DataSetId.QUOTES)).isPresent() ? Feed.QUOTES : Feed.BARS;
    }

    private MarketData open(Store store, Feed feed, Interval interval) {
        DataView view = new DataView(Adjustment.NONE, feed, List.of());
        return store.open(
                new DataRequest(List.of(symbol), interval, range == null ? Range.ALL : Range.parse(range), view));
    }

    private void keep(Invocation invocation, Store store, Feed feed, BarRule rule) {
        if (!(rule instanceof BarRule.Time time)) {
            throw new ConfigException(
                    "TD-C039",
                    "--every",
                    "bars by ticks, volume or money have no fixed length, which the store's bars need",
                    "write them to a file: --to bars.csv or --to bars.arrow");
        }
        DataSetId id = DataSetId.bars(symbol, time.interval());
        try (MarketData opened = open(store, feed, time.interval())) {
            ImportRecord source = new ImportRecord("built from " + feed, "", opened.barCount(0), "tapedeck", "", "");
            Bar bar = bar(opened);
            ImportResult result = new Importer(store)
                    .bars(
                            id,
                            opened.bars(0),
                            bar,
                            opened.volumeScale(0),
                            source,
                            new ImportPolicy(replaces, false, Duplicates.REFUSE));
            Catalog catalog = result.catalog();
            invocation
                    .console()
                    .line("✔ " + id + " from " + feed + "  " + Figures.count(catalog.rows()) + " bars, "
                            + Figures.count(result.added()) + " added   root "
                            + catalog.root().substring(0, 16));
            invocation
                    .console()
                    .json(JsonObject.of("tapedeck.import/1")
                            .put("symbol", symbol)
                            .put("kind", id.kind())
                            .put("root", catalog.root())
                            .put("rows", catalog.rows())
                            .put("added", result.added())
                            .put("same", result.same())
                            .put("replaced", result.replaced()));
        }
    }

    private static Bar bar(MarketData opened) {
        return new Bar(opened.instruments().get(0), opened.interval(), opened.volumeScale(0));
    }

    private long write(Store store, Feed feed, Interval interval, Path path) throws IOException {
        RowsFile file = new RowsFile(path, isArrow(path) ? RowsFile.Format.ARROW : RowsFile.Format.CSV);
        try (MarketData opened = open(store, feed, interval)) {
            return file.bars(opened);
        }
    }

    private long writeFull(Store store, Feed feed, BarRule rule, Path path) throws IOException {
        try (MarketData opened = open(store, feed, new Interval(Interval.DAY))) {
            var ticks = opened.ticks()
                    .orElseThrow(() -> new ConfigException(
                            "TD-C039", "--every", "bars by ticks, volume or money need ticks", "import trades first"));
            var instrument = opened.instruments().get(0);
            return isArrow(path)
                    ? ThresholdFile.arrow(ticks, instrument, rule, path)
                    : ThresholdFile.csv(ticks, instrument, rule, path);
        }
    }

    private static boolean isArrow(Path path) {
        String name = path.toString();
        if (!name.endsWith(".csv") && !name.endsWith(".arrow")) {
            throw new ConfigException(
                    "TD-C036", "--to", "'" + path.getFileName() + "' has no known end", "end it with .csv or .arrow");
        }
        return name.endsWith(".arrow");
    }
}
