package tapedeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.model.Bar;
import tapedeck.model.Fixed;
import tapedeck.model.Interval;
import tapedeck.model.Order;
import tapedeck.model.Range;
import tapedeck.strategy.Desk;
import tapedeck.strategy.Setup;
import tapedeck.strategy.Sizing;
import tapedeck.strategy.TradingStrategy;
import tapedeck.testing.Fixtures;

/// One strategy on one series: in its own loop the same as walked tick by tick.
class SoloTest {
    private static final int BARS = 900;

    private record Played(RunSummary summary, List<String> log, List<String> heard) {}

    /// In and out at the market, now and then; notes what it hears and how far the session counts itself.
    private static final class Turner implements TradingStrategy {
        private final SplittableRandom random = new SplittableRandom(7);
        private final List<String> heard = new ArrayList<>();
        private final List<Long> events = new ArrayList<>();
        private @org.jspecify.annotations.Nullable Session session;

        @Override
        public void setup(Setup setup) {
            setup.sma(setup.bars().close(), 5);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            heard.add(bar + " " + desk.equity());
            if (session != null) {
                events.add(session.events());
                assertThat(session.lastBar(0).map(Bar::startTime)).contains(bar.startTime());
            }
            if (random.nextInt(40) == 0) {
                desk.submit(random.nextBoolean() ? Order.buy(bar, 1) : Order.sell(bar, 1));
            }
        }
    }

    /// The second instrument's bars may begin earlier, go on for longer, or be the only ones.
    @ParameterizedTest
    @CsvSource({"0, 900, 0, 0", "0, 900, 0, 900", "0, 300, 0, 900", "300, 900, 0, 600", "100, 200, 300, 900"})
    void playsItsOwnInstrumentOnly(int from, int to, int otherFrom, int otherTo) {
        MemoryData data = data(from, to, otherFrom, otherTo);
        RunSpec spec = spec();

        Played walked =
                play(spec, data, Wiring.walkedBacktest(data, spec.execution().models(1)));
        Played fast = play(spec, data, Wiring.backtest(data, spec.execution().models(1)));

        assertThat(fast.heard).isEqualTo(walked.heard).isNotEmpty();
        assertThat(fast.log).isEqualTo(walked.log);
        assertThat(fast.summary.hashes()).isEqualTo(walked.summary.hashes());
        assertThat(fast.summary.endEquity()).isEqualTo(walked.summary.endEquity());
        assertThat(fast.summary.counts().bars())
                .isEqualTo(walked.summary.counts().bars());
    }

    private static MemoryData data(int from, int to, int otherFrom, int otherTo) {
        var builder = new MemoryData.Builder(
                List.of(Fixtures.instrument(0, "X0"), Fixtures.instrument(1, "X1")), Fixtures.MINUTE, 0);
        add(builder, 0, from, to);
        add(builder, 1, otherFrom, otherTo);
        return builder.build();
    }

    private static void add(MemoryData.Builder builder, int instrument, int from, int to) {
        SplittableRandom random = new SplittableRandom(instrument);
        long close = (100 + 50L * instrument) * Fixed.ONE;
        for (int i = from; i < to; i++) {
            long open = close;
            close = open + random.nextLong(-50, 51) * (Fixed.ONE / 100);
            long[] prices = {open, Math.max(open, close), Math.min(open, close), close};
            builder.add(instrument, Fixtures.START + i * Interval.MINUTE, prices, 1000);
        }
    }

    private static RunSpec spec() {
        return new RunSpec(
                List.of(new RunSpec.Strategy("Turner", "test", new TreeMap<>())),
                new DataRequest(List.of("X0", "X1"), Fixtures.MINUTE, Range.ALL),
                new AccountSettings(
                        AccountSettings.DEFAULT.cash(), AccountSettings.DEFAULT.currency(), Fixed.ONE, true),
                ExecutionSettings.FREE,
                RiskLimits.NONE,
                Sizing.ALL_IN,
                0,
                1,
                LogLevel.FULL);
    }

    private static Played play(RunSpec spec, MemoryData data, Wiring wiring) {
        List<String> log = new ArrayList<>();
        LogDecoder decoder = new LogDecoder(data.instruments());
        Turner turner = new Turner();
        RecordSink sink =
                (frame, length) -> log.add(decoder.decode(frame, length).toString());
        BacktestRun run = new BacktestRun(spec, List.of(turner), data, "engine", sink, wiring);
        turner.session = run.session();
        RunSummary summary = run.play();
        assertThat(turner.events)
                .as("a sign of life before each callback")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(turner.events.size()).isLessThanOrEqualTo(BARS);
        return new Played(summary, log, turner.heard);
    }
}
