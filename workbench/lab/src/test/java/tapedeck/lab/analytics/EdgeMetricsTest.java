package tapedeck.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeMetricsTest {
    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    @Test
    void withoutReturnsEveryMetricIsAbsentWithAReason() {
        DailySeries empty = Fixtures.marks("2024-01-01", 1000);

        Metrics metrics = DailyMetrics.of(empty, empty, Fixtures.WEEKDAYS);

        assertThat(metrics.all()).isNotEmpty().allSatisfy(metric -> {
            assertThat(metric.isPresent()).as(metric.id()).isFalse();
            assertThat(metric.reason()).isNotBlank();
        });
    }

    @Test
    void oneReturnHasATotalButNoSpread() {
        Metrics metrics = DailyMetrics.of(Fixtures.marks("2024-01-01", 1000, 990), Fixtures.WEEKDAYS);

        assertThat(metrics.get("total_return").orThrow()).isCloseTo(-0.01, within(1e-15));
        assertThat(metrics.get("max_dd_money").orThrow()).isEqualTo(-10);
        assertThat(List.of("vol_ann", "sharpe", "ulcer_index", "upi", "skew", "psr"))
                .allSatisfy(id -> assertThat(metrics.get(id).isPresent()).as(id).isFalse());
    }

    @Test
    void constantGainsHaveNoLossAndNoRiskNumbers() {
        Metrics metrics = DailyMetrics.of(constantGrowth(100), Fixtures.WEEKDAYS);

        assertThat(metrics.get("pf_daily").isInfinite()).isTrue();
        assertThat(metrics.get("payoff").isInfinite()).isTrue();
        assertThat(metrics.get("win_rate_D").orThrow()).isEqualTo(1);
        assertThat(metrics.get("sharpe").reason()).isEqualTo("returns do not vary");
        assertThat(metrics.get("sortino").reason()).isEqualTo("no day below the risk-free rate");
        assertThat(metrics.get("calmar").reason()).isEqualTo("no drawdown");
        assertThat(List.of("omega", "gain_to_pain_D", "kelly_daily", "cpc", "profit_ratio"))
                .allSatisfy(id -> assertThat(metrics.get(id).isPresent()).as(id).isFalse());
    }

    @Test
    void aFlatAccountHasAReturnOfZeroAndNoRatios() {
        Metrics metrics = DailyMetrics.of(Fixtures.weekdays(MONDAY, new double[80]), Fixtures.WEEKDAYS);

        assertThat(metrics.get("total_return").orThrow()).isZero();
        assertThat(metrics.get("max_dd").orThrow()).isZero();
        assertThat(metrics.get("vol_ann").orThrow()).isZero();
        assertThat(metrics.get("win_rate_D").reason()).isEqualTo("no period with a return");
        assertThat(List.of("sharpe", "sortino", "pf_daily", "payoff", "psr", "stability", "avg_dd", "skew"))
                .allSatisfy(id -> assertThat(metrics.get(id).isPresent()).as(id).isFalse());
    }

    @Test
    void aSingleLossIsEnoughForFiniteRatios() {
        Metrics metrics = DailyMetrics.of(Fixtures.weekdays(MONDAY, 0.01, 0.02, -0.01, 0.01), Fixtures.WEEKDAYS);

        assertThat(metrics.get("pf_daily").orThrow()).isCloseTo(4, within(1e-12));
        assertThat(metrics.get("avg_loss").orThrow()).isEqualTo(-0.01);
        assertThat(metrics.get("payoff").orThrow()).isCloseTo(4.0 / 3, within(1e-12));
    }

    @Test
    void aDrawdownOnTheFirstDayStartsAtTheStartingCapital() {
        DailySeries series = Fixtures.marks("2024-01-01", 1000, 900, 950, 1000, 1100);

        List<DrawdownEpisode> episodes = Drawdowns.of(series);

        assertThat(episodes).hasSize(1);
        DrawdownEpisode first = episodes.getFirst();
        assertThat(first.depth()).isCloseTo(-0.1, within(1e-15));
        assertThat(first.depthMoney()).isEqualTo(-100);
        assertThat(first.peakDay()).isEqualTo(Fixtures.day("2024-01-01"));
        assertThat(first.recoveryDay()).hasValue(Fixtures.day("2024-01-04"));
        assertThat(first.totalDays()).isEqualTo(3);
        assertThat(first.underwaterDays()).isEqualTo(2);
    }

    @Test
    void aDrawdownThatIsStillOpenHasNoRecovery() {
        DrawdownEpisode last = Drawdowns.of(Fixtures.marks("2024-02-27", 1000, 1100, 1050, 1080))
                .getLast();

        assertThat(last.isOpen()).isTrue();
        assertThat(last.daysToRecovery()).isEmpty();
        assertThat(last.peakDay()).isEqualTo(Fixtures.day("2024-02-28"));
        assertThat(last.totalDays()).isEqualTo(2);
    }

    @Test
    void aNumberThatIsNotFiniteIsRefusedWithItsDay() {
        assertThatThrownBy(() -> Fixtures.marks("2024-02-28", 1000, 1010, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2024-03-01")
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Fixtures.weekdays(MONDAY, 0.01, Double.POSITIVE_INFINITY))
                .hasMessageContaining("2024-01-02");
    }

    @Test
    void daysMustRise() {
        assertThatThrownBy(() -> DailySeries.ofReturns(0, new long[] {1, 1}, new double[] {0, 0}))
                .hasMessageContaining("does not follow");
    }

    @Test
    void aLeapYearCountsItsDay() {
        long[] days = {Fixtures.day("2023-12-31"), Fixtures.day("2024-02-29"), Fixtures.day("2024-12-31")};
        DailySeries series = DailySeries.ofEquity(days, new double[] {100, 100, 110});

        Metrics metrics = DailyMetrics.of(series, Fixtures.WEEKDAYS);

        assertThat(series.calendarDays()).isEqualTo(366);
        assertThat(metrics.get("cagr").orThrow()).isCloseTo(Math.pow(1.1, 365.25 / 366) - 1, within(1e-15));
        assertThat(CalendarReturns.months(series).getFirst().months().get(1)).hasValue(0);
    }

    @Test
    void shortSamplesFlagOnlyAnnualisedNumbers() {
        Metrics shortRun = DailyMetrics.of(Fixtures.weekdays(MONDAY, wiggle(59)), Fixtures.WEEKDAYS);
        Metrics longRun = DailyMetrics.of(Fixtures.weekdays(MONDAY, wiggle(60)), Fixtures.WEEKDAYS);

        assertThat(shortRun.get("sharpe").reliable()).isFalse();
        assertThat(shortRun.get("sharpe").isShown()).isFalse();
        assertThat(shortRun.get("total_return").reliable()).isTrue();
        assertThat(longRun.get("sharpe").reliable()).isTrue();
    }

    @Test
    void aRuinedAccountEndsWithItsLastLoss() {
        DailySeries series = Fixtures.marks("2024-01-01", 1000, 500, -100, 50, 60);

        Metrics metrics = DailyMetrics.of(series, Fixtures.WEEKDAYS);

        assertThat(series.isRuined()).isTrue();
        assertThat(series.size()).isEqualTo(2);
        assertThat(metrics.get("total_return").orThrow()).isCloseTo(-1.1, within(1e-12));
        assertThat(metrics.get("cagr").reason()).isEqualTo("the account was lost");
        assertThat(metrics.get("stability").reason()).isEqualTo("the account was lost");
    }

    @Test
    void depositsAreNoProfit() {
        long[] days = {0, 1, 2, 3};
        DailySeries series = DailySeries.ofEquity(days, new double[] {100, 110, 210, 231}, new double[] {0, 0, 100, 0});

        Metrics metrics = DailyMetrics.of(series, Fixtures.WEEKDAYS);

        assertThat(metrics.get("total_return").orThrow()).isCloseTo(0.21, within(1e-12));
        assertThat(metrics.get("net_profit").orThrow()).isEqualTo(31);
        assertThat(series.returnAt(1)).isZero();
    }

    @Test
    void aBenchmarkIsMarkedOnTheStrategysDays() {
        DailySeries market =
                DailySeries.ofEquity(new long[] {10, 11, 12, 13, 14, 15}, new double[] {100, 101, 102, 103, 104, 105});
        DailySeries own = DailySeries.ofEquity(new long[] {12, 14, 16}, new double[] {50, 51, 52});

        DailySeries marked = market.on(own);

        assertThat(marked.days()).containsExactly(14, 16);
        assertThat(marked.money()).containsExactly(104, 105);
        assertThat(marked.startCapital()).isEqualTo(102);
    }

    @Test
    void aBenchmarkStartsAtTheCloseBeforeARunThatStartsAtAnOpen() {
        DailySeries market = DailySeries.ofEquity(new long[] {10, 11, 12}, new double[] {100, 110, 121});
        DailySeries own = DailySeries.ofEquity(new long[] {11, 11, 12}, new double[] {50, 51, 52});

        DailySeries marked = market.on(own);

        assertThat(marked.startCapital()).isEqualTo(100);
        assertThat(marked.returnAt(0)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void withoutABenchmarkItsMetricsSayWhy() {
        Metrics metrics = DailyMetrics.of(Fixtures.goldenSeries(), Fixtures.WEEKDAYS);

        assertThat(metrics.group(MetricGroup.BENCHMARK))
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metric.reason()).isEqualTo("no benchmark"));
        assertThat(metrics.get("dsr").reason()).contains("sweep");
    }

    @Test
    void theDeflatedSharpeOfASweepIsBelowTheProbabilisticOne() {
        DailySeries series = Fixtures.goldenSeries();
        double[] trials = Fixtures.generated(5, 40, 0, 0.02, 0);

        Metric deflated = OverfitStatistics.deflatedSharpe(series, Fixtures.WEEKDAYS, trials);

        double psr = DailyMetrics.of(series, Fixtures.WEEKDAYS).get("psr").orThrow();
        assertThat(deflated.orThrow()).isBetween(0.0, psr);
    }

    private static DailySeries constantGrowth(int n) {
        double[] equity = new double[n + 1];
        Arrays.setAll(equity, i -> 1000 * Math.pow(1.01, i));
        return Fixtures.marks("2024-01-01", equity);
    }

    private static double[] wiggle(int n) {
        return Fixtures.generated(3, n, 0.001, 0.01, 0);
    }
}
