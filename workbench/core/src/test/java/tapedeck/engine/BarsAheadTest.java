package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.indicator.Indicator;
import tapedeck.indicator.Line;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.Range;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Fixtures;

/// Many instruments whose bars are read, and whose lines are computed, before they are played: the same as walked tick
/// by tick, where nothing is read ahead.
class BarsAheadTest {
    private static final int BARS = 400;

    private enum Kind {
        PLAIN,
        OWN_INDICATOR,
        TWO_INTERVALS,
        TIMERS
    }

    private record Played(RunSummary summary, List<String> log, List<String> heard, boolean wasAhead) {}

    /// Looks at every line of every instrument, and is in and out at the market now and then.
    private static final class Looker implements TradingStrategy {
        private final SplittableRandom random = new SplittableRandom(11);
        private final List<String> heard = new ArrayList<>();
        private final List<Series> series = new ArrayList<>();
        private final List<Line[]> lines = new ArrayList<>();
        private final int instruments;
        private final Kind kind;
        private boolean wasAhead;

        Looker(int instruments, Kind kind) {
            this.instruments = instruments;
            this.kind = kind;
        }

        @Override
        public void setup(Setup setup) {
            for (int i = 0; i < instruments; i++) {
                Series minutes = setup.bars("X" + i, "1m");
                List<Line> of = new ArrayList<>(List.of(
                        setup.sma(minutes.close(), 5),
                        setup.ema(setup.highest(minutes.high(), 4), 3),
                        setup.stdDev(minutes.close(), 6),
                        setup.atr(minutes, 3),
                        minutes.volume()));
                if (kind == Kind.TWO_INTERVALS) {
                    of.add(setup.sma(setup.bars("X" + i, "5m").close(), 2));
                }
                if (kind == Kind.OWN_INDICATOR && i == 0) {
                    of.add(setup.of(new Closes(minutes)));
                }
                if (kind == Kind.TIMERS) {
                    setup.every("timer" + i, Duration.ofSeconds(200));
                }
                series.add(minutes);
                lines.add(of.toArray(Line[]::new));
            }
        }

        private void look(String what) {
            StringBuilder text = new StringBuilder(what);
            for (int i = 0; i < instruments; i++) {
                Series of = series.get(i);
                wasAhead |= isAhead(of);
                text.append(' ').append(of.count());
                if (of.count() > 0) {
                    text.append(' ').append(of.startTime(of.firstIndex()));
                    text.append(' ').append(of.closePrice(of.firstIndex()));
                    text.append(' ').append(of.volume(of.lastIndex()));
                }
                Arrays.stream(lines.get(i))
                        .forEach(line -> text.append(' ')
                                .append(line.now())
                                .append(' ')
                                .append(line.ago(of.lastIndex() - of.firstIndex())));
            }
            heard.add(text.toString());
        }

        private static boolean isAhead(Series series) {
            try {
                var taken = Series.class.getDeclaredField("taken");
                taken.setAccessible(true);
                return taken.getInt(series) > series.count();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onOrder(OrderEvent event, Desk desk) {
            look(event.getClass().getSimpleName());
        }

        @Override
        public void onTimer(String timer, Desk desk) {
            look(timer);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            look(bar + " " + desk.equity());
            if (random.nextInt(60) == 0) {
                desk.submit(random.nextBoolean() ? Order.buy(bar, 1) : Order.sell(bar, 1));
            }
        }
    }

    /// An author's own indicator, which asks only for what has closed.
    private record Closes(Series series) implements Indicator {
        @Override
        public double at(int index) {
            return series.closePrice(index) + series.lastIndex();
        }

        @Override
        public int warmupBars() {
            return 1;
        }
    }

    /// Kept bars, missing bars, splits and dividends, sizes taken of prints.
    @ParameterizedTest
    @CsvSource({
        "2, 0, 0, PLAIN, BAR_PATH, 0",
        "3, 16, 0, PLAIN, BAR_PATH, 0",
        "3, 16, 0, TWO_INTERVALS, BAR_PATH, 0",
        "3, 16, 5, OWN_INDICATOR, BAR_PATH, 0",
        "3, 32, 0, PLAIN, BAR_PATH, 30",
        "4, 32, 3, TIMERS, BAR_PATH, 30",
        "9, 64, 7, PLAIN, PARTICIPATION, 0",
        "9, 32, 5, TWO_INTERVALS, BAR_PATH, 100",
        "9, 0, 3, PLAIN, PARTICIPATION, 30",
        "12, 8, 2, PLAIN, BAR_PATH, 0",
    })
    void sameAsWalked(
            int instruments,
            int maxBars,
            int actions,
            Kind kind,
            ExecutionSettings.Liquidity.LiquidityKind liquidity,
            long latency) {
        for (int seed = 0; seed < 4; seed++) {
            MemoryData data = data(seed, instruments, actions);
            RunSpec spec = spec(instruments, maxBars, liquidity, latency);
            var models = spec.execution().models(1);

            Played walked = play(spec, data, Wiring.walkedBacktest(data, models), new Looker(instruments, kind));
            Played fast = play(spec, data, Wiring.backtest(data, models), new Looker(instruments, kind));

            assertThat(fast.heard).isEqualTo(walked.heard).isNotEmpty();
            assertThat(fast.log).isEqualTo(walked.log);
            assertThat(fast.summary.hashes()).isEqualTo(walked.summary.hashes());
            assertThat(fast.summary.counts().bars())
                    .isEqualTo(walked.summary.counts().bars());
            assertThat(walked.wasAhead).isFalse();
            assertThat(fast.wasAhead).isTrue();
        }
    }

    private static MemoryData data(int seed, int instruments, int actions) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Instrument> all = IntStream.range(0, instruments)
                .mapToObj(i -> Fixtures.instrument(i, "X" + i))
                .toList();
        var builder = new MemoryData.Builder(all, Fixtures.MINUTE, 0);
        long[] last = new long[instruments];
        Arrays.fill(last, 10_000);
        for (int n = 0; n < BARS; n++) {
            for (int i = 0; i < instruments; i++) {
                if (random.nextInt(40 * instruments) != 0) {
                    last[i] = bar(builder, i, n, last[i], random);
                }
            }
        }
        IntStream.range(0, actions)
                .mapToLong(i -> Fixtures.START + random.nextLong(BARS * 60L) * Interval.SECOND)
                .sorted()
                .forEach(time -> builder.add(new CorporateAction(
                        random.nextInt(instruments), time, random.nextInt(1, 4), 1, random.nextInt(2) * Fixed.ONE)));
        return builder.build();
    }

    private static long bar(MemoryData.Builder builder, int instrument, int at, long last, SplittableRandom random) {
        long open = Math.max(1_000, last + random.nextInt(-20, 21));
        long close = Math.max(1_000, open + random.nextInt(-40, 41));
        long high = Math.max(open, close) + random.nextInt(0, 25);
        long low = Math.min(open, close) - random.nextInt(0, 25);
        long cent = Fixed.ONE / 100;
        long[] prices = {open * cent, high * cent, low * cent, close * cent};
        builder.add(instrument, Fixtures.START + at * Interval.MINUTE, prices, random.nextInt(1, 1000));
        return close;
    }

    private static RunSpec spec(
            int instruments, int maxBars, ExecutionSettings.Liquidity.LiquidityKind liquidity, long latency) {
        ExecutionSettings free = ExecutionSettings.FREE;
        return new RunSpec(
                List.of(new RunSpec.Strategy("Looker", "test", new TreeMap<>())),
                new DataRequest(
                        IntStream.range(0, instruments).mapToObj(i -> "X" + i).toList(), Fixtures.MINUTE, Range.ALL),
                new AccountSettings(
                        AccountSettings.DEFAULT.cash(), AccountSettings.DEFAULT.currency(), 4 * Fixed.ONE, true),
                new ExecutionSettings(
                        false,
                        free.fee(),
                        free.slippage(),
                        new ExecutionSettings.Latency(
                                ExecutionSettings.Latency.LatencyKind.FIXED, latency * Interval.SECOND, 0),
                        new ExecutionSettings.Liquidity(liquidity, Fixed.ONE / 4),
                        free.intrabar(),
                        free.atEnd()),
                RiskLimits.NONE,
                Sizing.ALL_IN,
                maxBars,
                1,
                LogLevel.FULL);
    }

    private static Played play(RunSpec spec, MemoryData data, Wiring wiring, Looker looker) {
        List<String> log = new ArrayList<>();
        LogDecoder decoder = new LogDecoder(data.instruments());
        RecordSink sink =
                (frame, length) -> log.add(decoder.decode(frame, length).toString());
        RunSummary summary = new BacktestRun(spec, List.of(looker), data, "engine", sink, wiring).play();
        return new Played(summary, log, looker.heard, looker.wasAhead);
    }
}
