package tapedeck.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Strategy;
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
import tapedeck.engine.BacktestRun;
import tapedeck.engine.DataRequest;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.LogLevel;
import tapedeck.engine.RunSpec;
import tapedeck.engine.RunSummary;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Currency;
import tapedeck.model.Fixed;
import tapedeck.model.Range;
import tapedeck.strategy.Sizing;
import tapedeck.ta4j.CrossedDown;
import tapedeck.ta4j.CrossedUp;
import tapedeck.ta4j.Ema;
import tapedeck.ta4j.RuleAdapter;
import tapedeck.ta4j.RuleStrategy;
import tapedeck.ta4j.Sma;

/// Times ta4j's own backtester and this engine side by side, in one JVM, on the same million bars.
///
/// The engine runs as it always does: orders, portfolio, full event log, three hashes. ta4j's bars are built before the
/// clock starts. Rounds are interleaved; the median counts. Beside the time that passed stands the processor time of
/// all threads, garbage collection included: on a busy machine it is the steadier figure. With the argument `exact`
/// ta4j also runs in decimal
/// arithmetic, to compare numbers of trades.
public final class Ta4jComparison {
    private static final int BARS = 1_000_000;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 7;
    private static final Sizing ONE_UNIT = new Sizing(Sizing.Kind.UNITS, 1, Sizing.Direction.LONG, 1, false);
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Ta4jComparison() {}

    private record Contender(String name, IntSupplier run) {}

    public static void main(String[] arguments) {
        WalkData data = new WalkData(42, BARS);
        BarSeries doubles = ta4jBars(data, DoubleNumFactory.getInstance());
        List<String> options = Arrays.asList(arguments);
        compare(
                "SMA 10/30",
                List.of(
                        new Contender("ta4j's own runner", () -> ta4j(doubles, Ta4jComparison::stockSma)),
                        new Contender("stock indicators", () -> ours(data, Ta4jComparison::stockSma)),
                        new Contender("our indicators", () -> ours(data, Ta4jComparison::mixedSma)),
                        new Contender("our indicators and rules", () -> ours(data, Ta4jComparison::ownSma))));
        compare(
                "EMA 12/26",
                List.of(
                        new Contender("ta4j's own runner", () -> ta4j(doubles, Ta4jComparison::stockEma)),
                        new Contender("stock indicators", () -> ours(data, Ta4jComparison::stockEma)),
                        new Contender("our indicators", () -> ours(data, Ta4jComparison::mixedEma)),
                        new Contender("our indicators and rules", () -> ours(data, Ta4jComparison::ownEma))));
        if (options.contains("exact")) {
            BarSeries decimals = ta4jBars(data, DecimalNumFactory.getInstance());
            OUT.println(
                    "SMA 10/30, ta4j in decimal arithmetic: " + ta4j(decimals, Ta4jComparison::stockSma) + " fills");
        }
    }

    private static void compare(String title, List<Contender> contenders) {
        double[][] millis = new double[contenders.size()][ROUNDS];
        double[][] processor = new double[contenders.size()][ROUNDS];
        int[] fills = new int[contenders.size()];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                System.gc();
                long processorBefore = PROCESS.getProcessCpuTime();
                long before = System.nanoTime();
                fills[i] = contenders.get(i).run().getAsInt();
                if (round >= 0) {
                    millis[i][round] = (System.nanoTime() - before) / 1e6;
                    processor[i][round] = (PROCESS.getProcessCpuTime() - processorBefore) / 1e6;
                }
            }
        }
        OUT.println(title + ", " + BARS + " bars, medians of " + ROUNDS + " interleaved rounds");
        for (int i = 0; i < contenders.size(); i++) {
            Arrays.sort(millis[i]);
            Arrays.sort(processor[i]);
        }
        for (int i = 0; i < contenders.size(); i++) {
            double median = millis[i][ROUNDS / 2];
            OUT.printf(
                    Locale.ROOT,
                    "  %-26s %7.1f ms (%.1f to %.1f) %5.1f M bars/s x%.2f | processor %7.1f ms x%.2f | %d fills%n",
                    contenders.get(i).name(),
                    median,
                    millis[i][0],
                    millis[i][ROUNDS - 1],
                    BARS / median / 1e3,
                    millis[0][ROUNDS / 2] / median,
                    processor[i][ROUNDS / 2],
                    processor[0][ROUNDS / 2] / processor[i][ROUNDS / 2],
                    fills[i]);
        }
    }

    private static int ta4j(BarSeries bars, RuleStrategy rules) {
        return new BarSeriesManager(bars).run(rules.build(bars)).getTrades().size();
    }

    private static int ours(WalkData data, RuleStrategy rules) {
        RunSpec spec = new RunSpec(
                List.of(new RunSpec.Strategy("cross", "bench", new TreeMap<>())),
                new DataRequest(List.of("WALK"), data.interval(), Range.ALL),
                new AccountSettings(100_000 * Fixed.ONE, Currency.USD, Fixed.ONE, false),
                ExecutionSettings.FREE,
                RiskLimits.NONE,
                ONE_UNIT,
                0,
                1,
                LogLevel.FULL);
        long[] bytes = {0};
        RunSummary summary = new BacktestRun(
                        spec,
                        List.of(new RuleAdapter().adapt(rules, ONE_UNIT)),
                        data,
                        "bench",
                        (frame, length) -> bytes[0] += length)
                .play();
        return (int) summary.counts().fills();
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
