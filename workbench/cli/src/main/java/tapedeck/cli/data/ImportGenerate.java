package tapedeck.cli.data;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tapedeck.cli.frame.ExitCode;
import tapedeck.cli.frame.Figures;
import tapedeck.cli.frame.Invocation;
import tapedeck.cli.frame.JsonObject;
import tapedeck.cli.frame.Verb;
import tapedeck.lab.store.Catalog;
import tapedeck.lab.store.DataSetId;
import tapedeck.lab.store.ImportRecord;
import tapedeck.lab.store.ImportResult;
import tapedeck.lab.store.Importer;
import tapedeck.lab.store.InstrumentTable;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.generate.GeneratedBars;
import tapedeck.lab.store.generate.GeneratedTicks;
import tapedeck.lab.store.generate.MarketSpec;
import tapedeck.lab.store.generate.Motion;
import tapedeck.lab.store.generate.Sample;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.ConfigException;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Range;

/// `import generate`: a synthetic market from a seed, straight into the store.
@Command(name = "generate", description = "make a synthetic market from a seed, for practice and tests")
final class ImportGenerate implements Verb {
    @Mixin
    private StoreOption data = new StoreOption();

    @Option(names = "--symbol", paramLabel = "SYM", description = "symbol of the data", defaultValue = "SYNTH")
    private String symbol = "SYNTH";

    @Option(names = "--class", paramLabel = "CLASS", description = "stock, forex or crypto")
    private @Nullable String assetClass;

    @Option(
            names = "--model",
            paramLabel = "gbm|regimes|pair|ticks|quotes",
            description =
                    "geometric Brownian, regime switching, second leg of a pair, or order flow as trades or quotes",
            defaultValue = "regimes")
    private String model = "regimes";

    @Option(names = "--seed", paramLabel = "N", description = "same seed, same market", defaultValue = "1")
    private long seed = 1;

    @Option(names = "--leader-seed", paramLabel = "N", description = "seed of a pair's first leg", defaultValue = "1")
    private long leaderSeed = 1;

    @Option(names = "--interval", paramLabel = "1m|1h|1d", description = "length of the bars", defaultValue = "1d")
    private String interval = "1d";

    @Option(
            names = {"-r", "--range"},
            paramLabel = "RANGE",
            description = "trade dates from..to",
            defaultValue = "2015..2023")
    private String range = "2015..2023";

    @Option(names = "--price", paramLabel = "P", description = "first price", defaultValue = "100")
    private String price = "100";

    @Option(names = "--drift", paramLabel = "X", description = "growth per year", defaultValue = "0.08")
    private double drift = 0.08;

    @Option(names = "--volatility", paramLabel = "X", description = "per root of a year", defaultValue = "0.2")
    private double volatility = 0.2;

    @Option(names = "--sample", description = "write the four files of the sample under market_data/ instead")
    private boolean isSample;

    @Override
    public ExitCode run(Invocation invocation) throws IOException {
        Store store = data.open(invocation);
        if (isSample) {
            for (var path : new Sample(store.dataDir()).write()) {
                invocation.console().line("✔ " + path);
            }
            return ExitCode.OK;
        }
        ImportResult result = generate(store);
        Catalog catalog = result.catalog();
        invocation
                .console()
                .line("✔ " + catalog.id() + "  " + Figures.count(catalog.rows()) + " rows, synthetic, seed " + seed
                        + "   root " + catalog.root().substring(0, 16));
        invocation
                .console()
                .json(JsonObject.of("tapedeck.import/1")
                        .put("symbol", symbol)
                        .put("kind", catalog.id().kind())
                        .put("root", catalog.root())
                        .put("rows", catalog.rows())
                        .put("seed", seed));
        return ExitCode.OK;
    }

    private ImportResult generate(Store store) {
        AssetClass kind = assetClass == null
                ? store.instruments().guess(symbol)
                : InstrumentTable.assetClass(assetClass, "--class");
        Instrument instrument = store.instruments().instrument(symbol, kind, 0);
        Range dates = Range.parse(range);
        long from = dates.from(instrument.calendar(), Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
        long to = dates.to(instrument.calendar(), Long.MIN_VALUE / 2, Long.MAX_VALUE / 2);
        if (dates.first() == null || dates.last() == null) {
            throw new ConfigException("TD-C037", "--range", "both ends are needed", "write 2015..2023");
        }
        Interval length = Interval.parse(interval);
        MarketSpec spec =
                new MarketSpec(instrument, length, from, to, Fixed.parse(price), instrument.tickSize(), 100_000);
        ImportRecord source = new ImportRecord("generated " + model + " seed " + seed, "", 0, "synthetic", "", "");
        Importer importer = new Importer(store);
        if (model.equals("ticks") || model.equals("quotes")) {
            boolean isQuotes = model.equals("quotes");
            var ticks = new GeneratedTicks(spec, new Motion.GeometricBrownian(drift, volatility), seed, isQuotes);
            String stored = isQuotes ? DataSetId.QUOTES : DataSetId.TRADES;
            return importer.ticks(new DataSetId(symbol, stored), kind, ticks, source);
        }
        var bars = new GeneratedBars(spec, motion(), seed);
        return importer.bars(DataSetId.bars(symbol, length), bars, new Bar(instrument, length, 0), 0, source);
    }

    private Motion motion() {
        return switch (model.toLowerCase(Locale.ROOT)) {
            case "gbm" -> new Motion.GeometricBrownian(drift, volatility);
            case "regimes" -> new Motion.RegimeSwitching(drift, volatility);
            case "pair" ->
                new Motion.MeanReverting(new Motion.RegimeSwitching(drift, volatility), leaderSeed, 12, volatility / 2);
            default ->
                throw new ConfigException(
                        "TD-C036", "--model", "'" + model + "' is no model", "gbm, regimes, pair, ticks or quotes");
        };
    }
}
