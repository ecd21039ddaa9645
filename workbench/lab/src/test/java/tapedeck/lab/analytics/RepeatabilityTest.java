package tapedeck.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold for any returns: the same order gives the same bits, and the fast ways agree with the plain ones.
class RepeatabilityTest {
    private static final LocalDate FIRST = LocalDate.of(2019, 12, 30);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 21})
    void theSameReturnsGiveTheSameBits(int seed) {
        double[] returns = Fixtures.generated(seed, 100 + 50 * seed, 0.0005, 0.02, 5);
        double[] market = Fixtures.generated(seed + 100, returns.length, 0.0003, 0.015, 0);

        Metrics once = DailyMetrics.of(series(returns), series(market), Fixtures.WEEKDAYS);
        Metrics again = DailyMetrics.of(series(returns.clone()), series(market.clone()), Fixtures.WEEKDAYS);

        assertThat(again).isEqualTo(once).hasToString(once.toString());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void theSumIsTheExactOneRounded(int seed) {
        double[] values = Fixtures.generated(seed, 2_000, 0, 1, 0);
        for (int i = 0; i < values.length; i += 3) {
            values[i] *= 1e12;
        }

        BigDecimal exact = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(Math.abs(Statistics.sum(values) - exact.doubleValue()))
                .isLessThanOrEqualTo(2 * Math.ulp(exact.doubleValue()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3})
    void aRollingValueIsTheMetricOfItsWindow(int seed) {
        double[] returns = Fixtures.generated(seed, 150, 0.0005, 0.02, 5);
        double[] market = Fixtures.generated(seed + 100, 150, 0.0003, 0.015, 0);
        Conventions conventions = Fixtures.WEEKDAYS.withRiskFree(0.02);

        RollingMetrics rolling = RollingMetrics.of(series(returns), series(market), conventions, 63);

        for (int i : List.of(62, 90, 149)) {
            Metrics window = DailyMetrics.of(cut(returns, i), cut(market, i), conventions);
            assertSame(rolling.volatilityAt(i), window.get("vol_ann"));
            assertSame(rolling.sharpeAt(i), window.get("sharpe"));
            assertSame(rolling.sortinoAt(i), window.get("sortino"));
            assertSame(rolling.betaAt(i), window.get("beta"));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void episodesCoverExactlyTheDaysUnderWater(int seed) {
        DailySeries series = series(Fixtures.generated(seed, 300, 0.0005, 0.02, 5));
        double[] drawdowns = series.drawdowns();

        List<DrawdownEpisode> episodes = Drawdowns.of(series);

        for (int i = 0; i < series.size(); i++) {
            long day = series.dayAt(i);
            List<DrawdownEpisode> here = episodes.stream()
                    .filter(episode -> episode.firstUnderwaterDay() <= day && day <= episode.lastUnderwaterDay())
                    .toList();
            assertThat(here).hasSize(drawdowns[i] < 0 ? 1 : 0);
            assertThat(here)
                    .allSatisfy(episode ->
                            assertThat(episode.depth()).isLessThanOrEqualTo(drawdowns[indexOf(series, day)]));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theSameSeedDrawsTheSameBands(long seed) {
        DailySeries series = Fixtures.goldenSeries();
        Resampling resampling = new Resampling(200, seed, 0.9);

        Bootstrap.Bands bands =
                Bootstrap.of(series, Fixtures.WEEKDAYS, resampling).orElseThrow();

        assertThat(Bootstrap.of(series, Fixtures.WEEKDAYS, resampling)).hasValue(bands);
        assertThat(Bootstrap.of(series, Fixtures.WEEKDAYS, new Resampling(200, seed + 1, 0.9)))
                .isNotEqualTo(Optional.of(bands));
        Metrics metrics = DailyMetrics.of(series, Fixtures.WEEKDAYS);
        assertThat(bands.meanBlock()).isEqualTo(10);
        assertThat(bands.sharpe().orElseThrow().contains(metrics.get("sharpe").orThrow()))
                .isTrue();
        assertThat(bands.cagr().orElseThrow().contains(metrics.get("cagr").orThrow()))
                .isTrue();
        assertThat(bands.terminal().orElseThrow().low()).isLessThan(1);
        assertThat(bands.maxDrawdown().orElseThrow().high()).isNegative();
        assertThat(bands.lossShare()).isBetween(0.05, 0.6);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3})
    void joinedBlocksRankAsTheirRowsDo(int seed) {
        double[] rows = Fixtures.generated(seed, 6 * 12, 0.001, 0.01, 0);
        boolean[] inside = {true, false, true, true, false, false};
        BlockMoments[] blocks = new BlockMoments[6];
        Arrays.setAll(blocks, i -> BlockMoments.of(Arrays.copyOfRange(rows, i * 12, (i + 1) * 12)));
        double[] joined = new double[36];
        System.arraycopy(rows, 0, joined, 0, 12);
        System.arraycopy(rows, 24, joined, 12, 24);

        double ratio = BlockMoments.merged(blocks, inside, true).ratio();

        assertThat(ratio).isCloseTo(Statistics.mean(joined) / Statistics.std(joined), within(1e-13));
    }

    private static void assertSame(OptionalDouble rolling, Metric metric) {
        assertThat(rolling.orElseThrow()).isCloseTo(metric.orThrow(), within(1e-12));
    }

    private static DailySeries series(double[] returns) {
        return Fixtures.weekdays(FIRST, returns);
    }

    private static DailySeries cut(double[] returns, int last) {
        return series(Arrays.copyOfRange(returns, last - 62, last + 1));
    }

    private static int indexOf(DailySeries series, long day) {
        return Arrays.binarySearch(series.days(), day);
    }
}
