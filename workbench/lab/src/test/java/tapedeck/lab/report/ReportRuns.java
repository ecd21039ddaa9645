package tapedeck.lab.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.Backtest;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MarketData;
import tapedeck.engine.MemoryData;
import tapedeck.engine.RunSummary;
import tapedeck.file.RunFolder;
import tapedeck.indicator.Series;
import tapedeck.lab.report.model.ReportOptions;
import tapedeck.model.AssetClass;
import tapedeck.model.Bar;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.model.Times;
import tapedeck.model.TradingCalendar;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Param;
import tapedeck.strategy.Setup;
import tapedeck.strategy.TradingStrategy;

/// Small finished runs for tests of reports: a seeded daily walk and a strategy that trades every few bars.
final class ReportRuns {
    static final long START = Times.parse("2020-01-01");

    private ReportRuns() {}

    /// Holds for a few bars, rests for a few, and shows what it sees.
    public static final class EveryFew implements TradingStrategy {
        @Param(min = 1, max = 50, step = 1, value = "bars between decisions")
        int every = 4;

        @Param(value = "the tag of its orders")
        String tag = "step";

        private int bars;
        private @Nullable Series series;

        @Override
        public void setup(Setup setup) {
            series = setup.bars();
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            Series market = Objects.requireNonNull(series);
            desk.plot("middle", (bar.high() + bar.low()) / 2);
            if (++bars % every == 0) {
                if (desk.isFlat(market)) {
                    desk.submit(Order.buy(market, Math.floor(desk.equity() / bar.close() * 500) / 1000)
                            .tag(tag));
                } else {
                    desk.close(market);
                }
            }
        }
    }

    /// A seeded walk of daily bars.
    static MemoryData data(long seed, int days) {
        Instrument coin = new Instrument(
                0,
                "COIN-USD",
                AssetClass.CRYPTO,
                Currency.USD,
                Fixed.parse("0.01"),
                Fixed.parse("0.001"),
                Fixed.ONE,
                TradingCalendar.CONTINUOUS);
        var builder = new MemoryData.Builder(List.of(coin), Interval.parse("1d"), 0);
        SplittableRandom random = new SplittableRandom(seed);
        long last = 10_000;
        long cent = Fixed.ONE / 100;
        for (int i = 0; i < days; i++) {
            long close = Math.max(100, last + random.nextInt(-300, 311));
            long high = Math.max(last, close) + random.nextInt(0, 120);
            long low = Math.max(1, Math.min(last, close) - random.nextInt(0, 120));
            builder.add(
                    0, START + i * Interval.DAY, new long[] {last * cent, high * cent, low * cent, close * cent}, 1000);
            last = close;
        }
        return builder.build();
    }

    static MarketData.Provider market(long seed, int days) {
        return _ -> data(seed, days);
    }

    static ReportOptions options(long seed, int days) {
        return ReportOptions.DEFAULT.market(market(seed, days));
    }

    /// A run of [EveryFew] below `reports`.
    static RunFolder run(Path reports, long seed, int days, String tag) throws IOException {
        return run(reports, seed, days, 4, tag);
    }

    static RunFolder run(Path reports, long seed, int days, int every, String tag) throws IOException {
        try (RunFolder.Writer writer = new RunFolder.Writer(reports)) {
            RunSummary summary = Backtest.of(new EveryFew())
                    .on("COIN-USD", "1d")
                    .with("every", every)
                    .with("tag", tag)
                    .data(market(seed, days))
                    .log(writer.log(), LogLevel.FULL)
                    .run();
            writer.add(RunFolder.CONFIG, "strategy: { class: EveryFew }\n".getBytes(StandardCharsets.UTF_8));
            writer.add(
                    "strategy/EveryFew.java",
                    "/** </script><script>alert(1)</script> */ class EveryFew {}\n".getBytes(StandardCharsets.UTF_8));
            TreeMap<String, String> made = new TreeMap<>();
            made.put("made.command", "tapedeck backtest EveryFew -s COIN-USD");
            made.put("made.time", Times.format(System.nanoTime()));
            return writer.publish(summary, made);
        }
    }
}
