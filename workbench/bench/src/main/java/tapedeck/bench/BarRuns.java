package tapedeck.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.MarketData;
import tapedeck.engine.RunSummary;
import tapedeck.model.Bar;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.TradingStrategy;

/// Backtests on one-minute bars through the whole engine: one symbol, many symbols, short and long.
final class BarRuns {
    private static final String BARS = "bars";

    private BarRuns() {}

    /// One symbol, SMA 10/30 in the events style: `style=idle` sends no orders, `style=trading` does, `style=hand`
    /// sends
    /// none and keeps its own sums.
    static List<Measurement> single(Sizes sizes) throws Exception {
        long count = sizes.number("bars", 1_000_000);
        String style = sizes.text("style", "trading");
        boolean isTrading = style.equals("trading");
        String what = switch (style) {
            case "trading" -> "SMA 10/30, trading, ";
            case "hand" -> "SMA 10/30 by sums of its own, no orders, ";
            default -> "SMA 10/30, no orders, ";
        };
        String key = sizes.text("key", "bars." + style);
        MarketData data = isTrading || count <= 1_000_000 ? walk(count) : new ManyWalks(42, 1, count);
        Supplier<TradingStrategy> strategy =
                style.equals("hand") ? HandCross::new : () -> new AverageCross(10, 30, isTrading);
        try (Scratch scratch = new Scratch()) {
            Stopwatch.Contender session = new Stopwatch.Contender(
                    key, what + brief(count) + " bars", BARS, () -> play(SessionRun.plain(data), strategy, scratch));
            if (sizes.number("bare", 0) == 0) {
                return inThreads(Stopwatch.time(sizes.rounds(), List.of(session)));
            }
            Bar bar = new Bar(data.instruments().get(0), data.interval(), data.volumeScale(0));
            Stopwatch.Contender bare = new Stopwatch.Contender(
                    key + ".bare",
                    "the same without an engine, " + brief(count) + " bars",
                    BARS,
                    () -> BareCross.play(data.bars(0), bar, isTrading));
            return inThreads(Stopwatch.time(sizes.rounds(), List.of(session, bare)));
        }
    }

    /// A session records in a thread of its own.
    static List<Measurement> inThreads(List<Measurement> rows) {
        return rows.stream()
                .map(row -> row.key().matches(".*\\.(bare|ta4j\\..*|read)") ? row : row.inThreads())
                .toList();
    }

    /// The bars that ta4j gets too, where they fit into memory.
    private static MarketData walk(long count) {
        return count <= 1_000_000 ? new WalkData(42, (int) count) : new ManyWalks(42, 1, count);
    }

    /// One account over many symbols.
    static List<Measurement> wide(Sizes sizes) throws Exception {
        int symbols = sizes.whole("symbols", 50);
        long bars = sizes.number("bars", 525_600);
        String key = sizes.text("key", "wide");
        ManyWalks data = new ManyWalks(42, symbols, bars);
        SessionRun run =
                new SessionRun(data, ExecutionSettings.DEFAULT, Sizing.ALL_IN, 20_000L * symbols, SessionRun.BOUNDED);
        String what = "SMA 240/960, %d symbols × %s bars, one account".formatted(symbols, brief(bars));
        try (Scratch scratch = new Scratch()) {
            List<Measurement> rows = new ArrayList<>();
            rows.add(Stopwatch.time(
                    new Stopwatch.Rounds(sizes.whole("warmUp", 0), sizes.whole("rounds", 1)),
                    key,
                    what,
                    BARS,
                    () -> play(run, () -> new TrendPortfolio(data.instruments(), 240, 960), scratch)));
            return rows;
        }
    }

    private static Outcome play(SessionRun run, Supplier<TradingStrategy> strategy, Scratch scratch)
            throws IOException {
        RunSummary summary = run.play(strategy.get(), scratch);
        return Outcome.of(summary);
    }

    static String brief(long count) {
        if (count >= 1_000_000) {
            return count % 1_000_000 == 0
                    ? count / 1_000_000 + " M"
                    : String.format(Locale.ROOT, "%.1f M", count / 1e6);
        }
        return count % 1_000 == 0 ? count / 1_000 + " k" : Long.toString(count);
    }
}
