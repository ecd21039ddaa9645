package tapedeck.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExposureMetricsTest {
    @Test
    void costsOfPricesThatNeverMovedAreNoMultipleOfTheProfit() {
        double fees = 99.9000999;
        Metrics metrics =
                CostMetrics.of(Attribution.of((100_000 - fees) - 100_000, new Costs(fees, 0, 0, 0, 0)), 99_900.0999, 0);

        assertThat(metrics.get("cost_of_gross").reason()).isEqualTo("no profit before costs");
        assertThat(metrics.get("break_even_cost").orThrow()).isZero();
    }

    @Test
    void exposureIsWeightedByTime() {
        ExposureSteps steps = new ExposureSteps()
                .add(0, 0, 0, 1000)
                .add(10, 500, 500, 1000)
                .add(30, 2000, -2000, 1000)
                .add(40, 0, 0, 900);

        Metrics metrics = ExposureMetrics.of(steps, 100, TradingTime.always());

        assertThat(metrics.get("exposure").orThrow()).isEqualTo(0.3);
        assertThat(metrics.get("gross_exposure").orThrow()).isCloseTo((0.5 * 20 + 2 * 10) / 100, within(1e-15));
        assertThat(metrics.get("net_exposure").orThrow()).isCloseTo((0.5 * 20 - 2 * 10) / 100, within(1e-15));
        assertThat(metrics.get("leverage_max").orThrow()).isEqualTo(2);
        assertThat(metrics.get("leverage_mean").orThrow()).isEqualTo(1);
    }

    @Test
    void theNightDoesNotCount() {
        TradingTime sessions = TradingTime.sessions(new long[] {0, 100}, new long[] {10, 110});
        ExposureSteps steps =
                new ExposureSteps().add(0, 0, 0, 1000).add(5, 100, 100, 1000).add(100, 0, 0, 1000);

        assertThat(ExposureMetrics.of(steps, 110, sessions).get("exposure").orThrow())
                .isEqualTo(0.25);
        assertThat(sessions.between(-5, 3)).isEqualTo(3);
        assertThat(sessions.between(8, 105)).isEqualTo(7);
        assertThat(sessions.between(110, 500)).isZero();
    }

    @Test
    void aLaterStepAtTheSameTimeReplacesTheEarlierOne() {
        ExposureSteps steps = new ExposureSteps().add(0, 100, 100, 1000).add(0, 0, 0, 1000);

        assertThat(ExposureMetrics.of(steps, 10, TradingTime.always())
                        .get("exposure")
                        .orThrow())
                .isZero();
        assertThatThrownBy(() -> steps.add(-1, 0, 0, 1)).hasMessageContaining("before the last one");
    }

    @Test
    void leverageOfALostAccountIsAbsent() {
        ExposureSteps steps = new ExposureSteps().add(0, 100, 100, 50).add(5, 100, 100, -10);

        Metrics metrics = ExposureMetrics.of(steps, 10, TradingTime.always());

        assertThat(metrics.get("exposure").orThrow()).isEqualTo(1);
        assertThat(metrics.get("leverage_max").reason()).contains("equity fell to zero");
    }

    @Test
    void nothingHeldHasNoLeverageToAverage() {
        Metrics none = ExposureMetrics.of(new ExposureSteps(), 0, TradingTime.always());
        Metrics flat = ExposureMetrics.of(new ExposureSteps().add(0, 0, 0, 1), 10, TradingTime.always());

        assertThat(none.get("exposure").reason()).isEqualTo("no trading time");
        assertThat(flat.get("exposure").orThrow()).isZero();
        assertThat(flat.get("leverage_mean").reason()).isEqualTo("never in a position");
    }

    @Test
    void turnoverOfTheAccountAndOfTheBook() {
        DailySeries series = DailySeries.ofEquity(new long[] {0, 1, 2, 3}, new double[] {1000, 1000, 1000, 1000});

        Metrics metrics = TurnoverMetrics.of(series, new double[] {500, 0, 500}, new double[] {500, 500, 0});

        assertThat(metrics.get("turnover_ann").orThrow()).isCloseTo(0.5 / (3 / 365.25), within(1e-12));
        assertThat(metrics.get("turnover_agb").orThrow()).isCloseTo((2.0 + 0 + 2.0) / 3, within(1e-15));
        assertThat(metrics.get("turnover_ann").reliable()).isFalse();
    }

    @Test
    void costsAndTheirBreakEven() {
        Attribution profit = Attribution.of(400, new Costs(60, 30, 10, -5, 5));

        Metrics metrics = CostMetrics.of(profit, 1_000_000, 50);

        assertThat(profit.price()).isEqualTo(500);
        assertThat(profit.netAtCosts(2)).isEqualTo(300);
        assertThat(metrics.get("costs").orThrow()).isEqualTo(100);
        assertThat(metrics.get("cost_per_trade").orThrow()).isEqualTo(2);
        assertThat(metrics.get("cost_of_gross").orThrow()).isEqualTo(0.2);
        assertThat(metrics.get("cost_bp").orThrow()).isCloseTo(1, within(1e-12));
        assertThat(metrics.get("break_even_cost").orThrow()).isCloseTo(5, within(1e-12));
    }

    @Test
    void costsWithoutTradesOrProfitSayWhy() {
        Metrics metrics = CostMetrics.of(Attribution.of(-10, new Costs(0, 0, 0, 0, 0)), 0, 0);

        assertThat(metrics.get("cost_of_gross").reason()).isEqualTo("no profit before costs");
        assertThat(metrics.get("break_even_cost").reason()).isEqualTo("nothing was traded");
        assertThat(metrics.get("cost_per_trade").reason()).isEqualTo("no closed trades");
    }
}
