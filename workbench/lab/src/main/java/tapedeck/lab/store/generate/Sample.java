package tapedeck.lab.store.generate;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tapedeck.lab.store.InstrumentTable;
import tapedeck.lab.store.csv.BarCsvWriter;
import tapedeck.lab.store.csv.BarCsvWriter.TimeColumn;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Times;

/// The committed sample of synthetic markets: four symbols, each from its own seed, always the same bytes.
///
/// | symbol | file | interval | range | motion | seed |
/// |---|---|---|---|---|---|
/// | ACME | stocks | 1d | 2010–2023 | regimes, drift 20 %, volatility 14 % | 36 |
/// | ZETA | stocks | 1d | 2010–2023 | reverts to ACME, speed 12, volatility 12 % | 12 |
/// | BTC-USD | crypto | 1h | 2020–2023 | regimes, drift 110 %, volatility 40 % | 30 |
/// | EUR-USD | forex | 1d | 2018–2023 | geometric Brownian, drift 0, volatility 8 % | 14 |
public final class Sample {
    private static final long LEADER_SEED = 36;

    private final Path dataDir;
    private final InstrumentTable table;

    public Sample(Path dataDir) {
        this.dataDir = dataDir;
        this.table = InstrumentTable.read(dataDir);
    }

    /// Writes the four files and `SEED.txt` under `market_data`; returns what was written.
    public List<Path> write() throws IOException {
        Path acme = write("ACME", AssetClass.STOCK, "40", "0.01", 250_000, LEADER_SEED, acme());
        Path zeta = write(
                "ZETA",
                AssetClass.STOCK,
                "55",
                "0.01",
                90_000,
                12,
                new Motion.MeanReverting(acme(), LEADER_SEED, 12, 0.12));
        Path btc = write("BTC-USD", AssetClass.CRYPTO, "7200", "1", 60, 30, new Motion.RegimeSwitching(1.1, 0.4));
        Path eur =
                write("EUR-USD", AssetClass.FOREX, "1.2", "0.00001", 80_000, 14, new Motion.GeometricBrownian(0, 0.08));
        Path seeds = dataDir.resolve("market_data/SEED.txt");
        Files.writeString(seeds, seedText(), StandardCharsets.UTF_8);
        return List.of(acme, zeta, btc, eur, seeds);
    }

    private static Motion acme() {
        return new Motion.RegimeSwitching(0.2, 0.14);
    }

    private Path write(String symbol, AssetClass kind, String price, String step, long volume, long seed, Motion motion)
            throws IOException {
        Instrument instrument = table.instrument(symbol, kind, 0);
        MarketSpec spec = new MarketSpec(
                instrument,
                new Interval(kind == AssetClass.CRYPTO ? Interval.HOUR : Interval.DAY),
                Times.parse(
                        kind == AssetClass.STOCK
                                ? "2010-01-01"
                                : kind == AssetClass.CRYPTO ? "2020-01-01" : "2018-01-01"),
                Times.parse(kind == AssetClass.CRYPTO ? "2024-01-01" : "2023-12-31"),
                Fixed.parse(price),
                Fixed.parse(step),
                volume);
        String folder = kind == AssetClass.STOCK ? "stocks" : kind.name().toLowerCase(Locale.ROOT);
        Path path = dataDir.resolve("market_data").resolve(folder).resolve(symbol + ".csv");
        Files.createDirectories(path.getParent());
        try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            Bar bar = new Bar(instrument, spec.interval(), 0);
            int decimals = kind == AssetClass.FOREX ? 5 : kind == AssetClass.STOCK ? 2 : 0;
            new BarCsvWriter(decimals, kind == AssetClass.CRYPTO ? TimeColumn.MINUTES : TimeColumn.DATES)
                    .write(new GeneratedBars(spec, motion, seed), bar, 0, out);
        }
        return path;
    }

    private static String seedText() {
        return """
                All files of this folder are synthetic. They come from seeds, not from any market:

                ACME     seed 36  stocks/ACME.csv      1d, regime switching
                ZETA     seed 12  stocks/ZETA.csv      1d, mean-reverting around ACME
                BTC-USD  seed 30  crypto/BTC-USD.csv   1h, regime switching
                EUR-USD  seed 14  forex/EUR-USD.csv    1d, geometric Brownian

                Generator: tapedeck.lab.store.generate.Sample, chance: L64X128MixRandom.
                """;
    }
}
