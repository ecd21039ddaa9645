package tapedeck.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import tapedeck.engine.ExecutionSettings;
import tapedeck.model.Fixed;
import tapedeck.strategy.Sizing;
import tapedeck.ta4j.CrossedDown;
import tapedeck.ta4j.CrossedUp;
import tapedeck.ta4j.Ema;
import tapedeck.ta4j.RuleAdapter;
import tapedeck.ta4j.RuleStrategy;
import tapedeck.ta4j.Sma;

/// ta4j's own backtester and this engine on the same bars.
///
/// The engine runs as it always does: orders, portfolio, full event log, three hashes. ta4j's bars are built before the
/// clock starts. `exact=1` adds ta4j in decimal arithmetic, to compare numbers of trades.
final class Ta4jRuns {
    private static final Sizing ONE_UNIT = new Sizing(Sizing.Kind.UNITS, 1, Sizing.Direction.LONG, 1, false);
    private static final double CASH = 100_000;

    private Ta4jRuns() {}

    /// ta4j's runner in a process of its own: the measure of the bar runs.
    static List<Measurement> alone(Sizes sizes) throws Exception {
        WalkData data = data(sizes);
        BarSeries bars = ta4jBars(data, DoubleNumFactory.getInstance());
        String what = "ta4j's own runner, SMA 10/30, " + BarRuns.brief(data.count()) + " bars";
        return List.of(Stopwatch.time(sizes.rounds(), "bars.ta4j", what, "bars", () -> ta4j(bars, Ta4jRuns::stockSma)));
    }

    /// Both engines side by side in one process: `kind=stock` for stock indicators, `mixed` for ours under stock rules,
    /// `own` for all ours; `cross=sma` or `cross=ema`. Each in its own process, as a user's run has one strategy.
    static List<Measurement> compare(Sizes sizes) throws Exception {
        WalkData data = data(sizes);
        List<Measurement> rows = new ArrayList<>();
        String cross = sizes.text("cross", "sma");
        String kind = sizes.text("kind", "stock");
        try (Scratch scratch = new Scratch()) {
            BarSeries bars = ta4jBars(data, DoubleNumFactory.getInstance());
            String average = cross.equals("sma") ? "SMA 10/30" : "EMA 12/26";
            Named named = named(kind);
            RuleStrategy theirs = cross.equals("sma") ? Ta4jRuns::stockSma : Ta4jRuns::stockEma;
            RuleStrategy ours = cross.equals("sma") ? named.sma : named.ema;
            List<Stopwatch.Contender> both = List.of(
                    theirs(
                            cross + ".ta4j." + kind,
                            average + ": ta4j's own runner, beside " + named.what,
                            bars,
                            theirs),
                    ours(cross + "." + kind, average + ": " + named.what, data, scratch, ours));
            rows.addAll(BarRuns.inThreads(Stopwatch.time(sizes.rounds(), both)));
        }
        if (sizes.number("exact", 0) != 0) {
            BarSeries decimals = ta4jBars(data, DecimalNumFactory.getInstance());
            rows.add(Stopwatch.time(
                    new Stopwatch.Rounds(0, 1),
                    "sma.decimal",
                    "SMA 10/30: ta4j in decimal arithmetic",
                    "bars",
                    () -> ta4j(decimals, Ta4jRuns::stockSma)));
        }
        return rows;
    }

    /// What ours is built of.
    private record Named(String what, RuleStrategy sma, RuleStrategy ema) {}

    private static Named named(String kind) {
        return switch (kind) {
            case "stock" -> new Named("stock ta4j rules", Ta4jRuns::stockSma, Ta4jRuns::stockEma);
            case "mixed" -> new Named("our indicators", Ta4jRuns::mixedSma, Ta4jRuns::mixedEma);
            case "own" -> new Named("our indicators, rules", Ta4jRuns::ownSma, Ta4jRuns::ownEma);
            default -> throw new IllegalArgumentException("no kind '" + kind + "'");
        };
    }

    private static WalkData data(Sizes sizes) {
        return new WalkData(42, sizes.whole("bars", 1_000_000));
    }

    private static Stopwatch.Contender theirs(String key, String what, BarSeries bars, RuleStrategy rules) {
        return new Stopwatch.Contender(key, what, "bars", () -> ta4j(bars, rules));
    }

    private static Stopwatch.Contender ours(
            String key, String what, WalkData data, Scratch scratch, RuleStrategy rules) {
        return new Stopwatch.Contender(key, what, "bars", () -> ours(data, scratch, rules));
    }

    /// Its equity is that of our account: 100,000 dollars, one unit a trade, what is open at the last close.
    private static Outcome ta4j(BarSeries bars, RuleStrategy rules) {
        TradingRecord record = new BarSeriesManager(bars).run(rules.build(bars));
        double cash = CASH;
        int units = 0;
        for (Trade trade : record.getTrades()) {
            int sign = trade.isBuy() ? 1 : -1;
            cash -= sign * trade.getPricePerAsset().doubleValue();
            units += sign;
        }
        double equity = cash + units * bars.getLastBar().getClosePrice().doubleValue();
        return new Outcome(
                bars.getBarCount(),
                String.format(Locale.ROOT, "%.2f", equity),
                record.getTrades().size());
    }

    private static Outcome ours(WalkData data, Scratch scratch, RuleStrategy rules) throws IOException {
        SessionRun run = new SessionRun(data, ExecutionSettings.FREE, ONE_UNIT, (long) CASH, 0);
        return Outcome.of(run.play(new RuleAdapter().adapt(rules, ONE_UNIT), scratch));
    }

    private static Strategy stockSma(BarSeries bars) {
        var close = new ClosePriceIndicator(bars);
        return stockCross(new SMAIndicator(close, 10), new SMAIndicator(close, 30));
    }

    private static Strategy stockEma(BarSeries bars) {
        var close = new ClosePriceIndicator(bars);
        return stockCross(new EMAIndicator(close, 12), new EMAIndicator(close, 26));
    }

    private static Strategy mixedSma(BarSeries bars) {
        return stockCross(new Sma(bars, 10), new Sma(bars, 30));
    }

    private static Strategy mixedEma(BarSeries bars) {
        return stockCross(new Ema(bars, 12), new Ema(bars, 26));
    }

    private static Strategy stockCross(Indicator<Num> fast, Indicator<Num> slow) {
        return new BaseStrategy(new CrossedUpIndicatorRule(fast, slow), new CrossedDownIndicatorRule(fast, slow));
    }

    private static Strategy ownSma(BarSeries bars) {
        return ownCross(new Sma(bars, 10), new Sma(bars, 30));
    }

    private static Strategy ownEma(BarSeries bars) {
        return ownCross(new Ema(bars, 12), new Ema(bars, 26));
    }

    private static Strategy ownCross(Indicator<Num> fast, Indicator<Num> slow) {
        return new BaseStrategy(new CrossedUp(fast, slow), new CrossedDown(fast, slow));
    }

    private static BarSeries ta4jBars(WalkData data, NumFactory numbers) {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
        Duration minute = Duration.ofMinutes(1);
        for (int i = 0; i < data.count(); i++) {
            Instant start = Instant.ofEpochSecond(0, data.time(i));
            series.addBar(new BaseBar(
                    minute,
                    start,
                    start.plus(minute),
                    number(numbers, data.row(i, 0)),
                    number(numbers, data.row(i, 1)),
                    number(numbers, data.row(i, 2)),
                    number(numbers, data.row(i, 3)),
                    numbers.numOf(data.row(i, 4) / 100.0),
                    numbers.zero(),
                    0));
        }
        return series;
    }

    private static Num number(NumFactory numbers, long price) {
        return numbers.numOf(Fixed.format(price));
    }
}
