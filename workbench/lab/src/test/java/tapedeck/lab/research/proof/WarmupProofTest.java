package tapedeck.lab.research.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tapedeck.engine.DataRequest;
import tapedeck.engine.ExecutionSettings;
import tapedeck.engine.LogLevel;
import tapedeck.engine.MemoryData;
import tapedeck.engine.RunSpec;
import tapedeck.execution.AccountSettings;
import tapedeck.execution.RiskLimits;
import tapedeck.indicator.Line;
import tapedeck.indicator.Series;
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

/// Restarts show how much history a strategy really needs.
final class WarmupProofTest {
    private static final Interval HOUR = new Interval(Interval.HOUR);

    /// Buys and sells where two averages cross.
    private static final class Cross implements TradingStrategy {
        private final boolean isExponential;
        private @Nullable Line fast;
        private @Nullable Line slow;

        Cross(boolean isExponential) {
            this.isExponential = isExponential;
        }

        @Override
        public void setup(Setup setup) {
            Line close = setup.bars().close();
            fast = isExponential ? setup.ema(close, 50) : setup.sma(close, 50);
            slow = isExponential ? setup.ema(close, 200) : setup.sma(close, 200);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            Line f = Objects.requireNonNull(fast);
            Line s = Objects.requireNonNull(slow);
            if (f.crossedAbove(s)) {
                desk.submit(Order.buy(bar, 1));
            } else if (f.crossedBelow(s)) {
                desk.submit(Order.sell(bar, 1).reduceOnly());
            }
        }
    }

    private static WarmupResult examine(Subject.Maker maker, List<Integer> histories) {
        RunSpec spec = new RunSpec(
                List.of(new RunSpec.Strategy("test", "test", new TreeMap<>())),
                new DataRequest(List.of("X"), HOUR, Range.ALL),
                AccountSettings.DEFAULT,
                ExecutionSettings.FREE,
                RiskLimits.NONE,
                Sizing.ALL_IN,
                0,
                1,
                LogLevel.NONE);
        return new WarmupProof(new Subject("test", spec, maker), BarTable.of(market(12_000)), 400, 1, done -> {})
                .run(histories);
    }

    /// A price that is drawn back to its mean, in about seventy bars half of the way: averages cross often.
    private static MemoryData market(int bars) {
        var data = new MemoryData.Builder(List.of(Fixtures.instrument("X")), HOUR, 0);
        Random random = new Random(5);
        double distance = 0;
        long last = 100 * Fixed.ONE;
        for (int i = 0; i < bars; i++) {
            distance = 0.99 * distance + 0.003 * random.nextGaussian();
            long close = Fixed.roundTo(Fixed.fromDouble(100 * StrictMath.exp(distance)), Fixed.ONE / 100);
            long[] prices = {last, Math.max(last, close), Math.min(last, close), close};
            data.add(0, Fixtures.START + i * Interval.HOUR, prices, 10);
            last = close;
        }
        return data.build();
    }

    @Test
    void exponentialAveragesOf200BarsDivergeInTwoThirdsOfRestarts() {
        WarmupResult result = examine(data -> new Cross(true), List.of());

        WarmupResult.Row declared = result.rows().getFirst();
        assertThat(result.declared()).isEqualTo(200);
        assertThat(declared.history()).isEqualTo(200);
        assertThat(declared.differing() / (double) declared.restarts()).isBetween(0.58, 0.75);
        assertThat(declared.example()).contains("full history", "restart");
        assertThat(result.isDeclaredClean()).isFalse();
        assertThat(result.clean().orElseThrow()).isBetween(600, 1600);
    }

    @Test
    void movingAveragesNeedTheirLengthAndOneBarToCross() {
        WarmupResult result = examine(data -> new Cross(false), List.of());

        assertThat(result.declared()).isEqualTo(200);
        assertThat(result.clean()).hasValue(201);
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        List<Integer> histories = List.of(200, 400);

        WarmupResult first = examine(data -> new Cross(true), histories);

        assertThat(examine(data -> new Cross(true), histories)).isEqualTo(first);
    }

    @Test
    void aStrategyThatIsNeverFlatTakesItsPositionOver() {
        WarmupResult result = examine(data -> new Holder(), List.of(50));

        assertThat(result.held()).isTrue();
        assertThat(result.rows().getFirst().differing()).isZero();
    }

    @Test
    void whatIsCountedFromTheFirstBarDiffersWithEqualIndicators() {
        WarmupResult result = examine(data -> new EveryTenth(), List.of(50, 200, 800));

        assertThat(result.clean()).isEmpty();
        assertThat(result.isByState()).isTrue();
        assertThat(result.rows()).allSatisfy(row -> assertThat(row.sameValues()).isEqualTo(row.differing()));
    }

    @Test
    void whatAnIndicatorRemembersDiffersInItsValues() {
        WarmupResult result = examine(data -> new Cross(true), List.of(200, 400));

        assertThat(result.rows()).allSatisfy(row -> assertThat(row.sameValues()).isZero());
        assertThat(result.isByState()).isFalse();
    }

    /// Looks at every tenth bar from where its history begins.
    private static final class EveryTenth implements TradingStrategy {
        private @Nullable Series bars;

        @Override
        public void setup(Setup setup) {
            bars = setup.bars();
            setup.sma(bars.close(), 20);
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            Series series = Objects.requireNonNull(bars);
            if (series.lastIndex() % 10 == 0) {
                if (desk.isFlat(series)) {
                    desk.submit(Order.buy(bar, 1));
                } else {
                    desk.close(series);
                }
            }
        }
    }

    /// Buys once and holds.
    private static final class Holder implements TradingStrategy {
        private @Nullable Series bars;

        @Override
        public void setup(Setup setup) {
            bars = setup.bars();
        }

        @Override
        public void onBar(Bar bar, Desk desk) {
            if (desk.isFlat(Objects.requireNonNull(bars))) {
                desk.submit(Order.buy(bar, 1));
            }
        }
    }
}
