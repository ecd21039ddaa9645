package tapedeck.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The golden values of the metrics specification, found with quantstats 0.0.78 and empyrical.
class GoldenMetricsTest {
    private static final String GOLDEN = """
            total_return 0.120842784123   cagr_252 0.0387592402741   vol_ann 0.0922022391866  sharpe 0.458477265945
            smart_sharpe 0.439328979093   autocorr_penalty 1.04358530341  sortino 0.676672338373
            sortino_adj 0.478479599105    omega 1.08028329243        gain_to_pain_D 0.0802832924297
            gain_to_pain_M 0.41337290804  max_dd -0.180309814724     calmar_252 0.214959126509 ulcer_index 0.0631751740897
            upi 1.9128207538              serenity 0.0889126544556   recovery_qs 0.703333270033 skew 0.1025864739
            kurtosis 0.138383390417       var_normal -0.009385882282 cvar_qs -0.0117319546565 var_hist -0.00959650396455
            cvar_hist -0.0119033475961    win_rate_D 0.496913580247  win_rate_M 0.514285714286 win_rate_Q 0.583333333333
            win_rate_Y 0.666666666667     avg_return 0.000195706622853 avg_win 0.0052995273966 avg_loss -0.00484549058312
            payoff 1.09370296066          profit_ratio 0.620920428265 pf_daily 1.08028329243  cpc 0.587107884815
            common_sense 1.18979970185    tail_ratio 1.10137749069   outlier_win 3.4925047435 outlier_loss 2.69222301588
            kelly_daily 0.0369290708788   max_consecutive_wins 6     max_consecutive_losses 6 expected_D 0.000150912031784
            expected_M 0.00326477174347   expected_Y 0.0387592402741 best_D 0.0186320717587   worst_D -0.0172179529117
            best_M 0.0495521607789        worst_M -0.0595444080248   beta 0.270881156984      alpha 0.0557146824289
            r2 0.290370977424             corr 0.538860814519        ir_daily 0.037431887586  treynor_qs 0.446109967444
            psr 0.7865713972624793        stability 0.529235468236   up_capture 0.108236222216 down_capture 0.479873835758
            time_in_market_qs 0.86        ir 0.59421                 cagr 0.0402
            """;

    private final DailySeries series = Fixtures.goldenSeries();
    private final DailySeries benchmark = Fixtures.goldenBenchmark();

    @Test
    void theGeneratorGivesTheBitsOfTheSpecification() {
        assertThat(series.returnAt(0)).isEqualTo(0.0030484084664657712);
        assertThat(series.returnAt(1)).isEqualTo(-0.002039205964021385);
        assertThat(series.returnAt(2)).isEqualTo(0.0081964283971861);
        assertThat(series.returnAt(3)).isEqualTo(-0.0033741566048189997);
        assertThat(series.returnAt(4)).isEqualTo(-0.011874588060490788);
        assertThat(benchmark.returnAt(0)).isEqualTo(0.008274478232115507);
        assertThat(series.dateAt(755)).isEqualTo(LocalDate.of(2022, 11, 23));
    }

    @TestFactory
    Stream<DynamicTest> everyGoldenValue() {
        Metrics metrics = DailyMetrics.of(series, benchmark, Fixtures.WEEKDAYS);
        String[] words = GOLDEN.strip().split("\\s+", -1);

        return Stream.iterate(0, i -> i < words.length, i -> i + 2)
                .map(i -> DynamicTest.dynamicTest(words[i], () -> {
                    double expected = Double.parseDouble(words[i + 1]);
                    double tolerance = List.of("cagr", "ir").contains(words[i]) ? 5e-5 : tolerance(expected);
                    assertThat(metrics.get(words[i]).orThrow()).isCloseTo(expected, within(tolerance));
                }));
    }

    @Test
    void ratiosTakeTheRiskFreeRateOffEveryDay() {
        Metrics metrics = DailyMetrics.of(series, Fixtures.WEEKDAYS.withRiskFree(0.03));

        assertThat(metrics.get("sharpe").orThrow()).isCloseTo(0.137871864741, within(tolerance(0.137871864741)));
        assertThat(metrics.get("sortino").orThrow()).isCloseTo(0.200291227597, within(tolerance(0.200291227597)));
    }

    @Test
    void rollingWindowsEndOnTheLastDay() {
        RollingMetrics rolling = RollingMetrics.of(series, benchmark, Fixtures.WEEKDAYS, 126);

        assertThat(rolling.volatilityAt(124)).isEmpty();
        assertThat(rolling.volatilityAt(755).orElseThrow()).isCloseTo(0.0889854811338, within(1e-11));
        assertThat(rolling.sharpeAt(755).orElseThrow()).isCloseTo(-1.08843792691, within(1.1e-9));
        assertThat(rolling.sortinoAt(755).orElseThrow()).isCloseTo(-1.45614787153, within(1.5e-9));
        assertThat(rolling.betaAt(755).orElseThrow()).isCloseTo(0.276397651405, within(3e-10));
    }

    @Test
    void rollingRatiosTakeTheRiskFreeRateOfTheYearNotOfTheWindow() {
        RollingMetrics rolling = RollingMetrics.of(series, Fixtures.WEEKDAYS.withRiskFree(0.03), 126);

        assertThat(rolling.sharpeAt(755).orElseThrow()).isCloseTo(-1.421, within(5e-4));
    }

    @Test
    void theWorstFiveDrawdowns() {
        List<String> rows = Drawdowns.worst(series, 5).stream()
                .map(episode -> String.format(
                        Locale.ROOT,
                        "%s %s %s %d %.6f",
                        LocalDate.ofEpochDay(episode.firstUnderwaterDay()),
                        LocalDate.ofEpochDay(episode.valleyDay()),
                        LocalDate.ofEpochDay(episode.lastUnderwaterDay()),
                        episode.underwaterDays(),
                        episode.depth() * 100))
                .toList();

        assertThat(rows)
                .containsExactly(
                        "2021-12-08 2022-11-18 2022-11-23 351 -18.030981",
                        "2020-07-16 2020-08-10 2020-10-16 93 -7.706198",
                        "2021-07-26 2021-08-05 2021-09-23 60 -5.128491",
                        "2021-01-07 2021-01-22 2021-03-16 69 -3.408667",
                        "2020-05-29 2020-06-17 2020-07-03 36 -2.585167");
    }

    @Test
    void aMonthWithoutDataIsBlankNotZero() {
        CalendarReturns.MonthRow last = CalendarReturns.months(series).getLast();

        assertThat(last.year()).isEqualTo(2022);
        assertThat(last.months().get(10)).isPresent();
        assertThat(last.months().get(11)).isEmpty();
    }

    private static double tolerance(double expected) {
        return 1e-9 * Math.max(1e-6, Math.abs(expected));
    }
}
