package tapedeck.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tapedeck.lab.analytics.OutsideCases.Node;

/// Published worked examples of the probabilistic and deflated Sharpe ratio and of the probability of overfitting.
class OverfitOutsideTest {
    @TestFactory
    Stream<DynamicTest> probabilisticSharpe() {
        return tests(published("psr").at(0).at("cases"), row -> {
            SharpeSample sample = sample(row, row.at("n").count());
            if (row.has("psr")) {
                double tolerance = row.has("decimals")
                        ? 0.5 * Math.pow(10, -row.at("decimals").number())
                        : 1e-12;
                assertThat(sample.probabilityAbove(0)).isCloseTo(row.at("psr").number(), within(tolerance));
            } else {
                assertThat(sample.standardError()).isCloseTo(row.at("sr_std").number(), within(5e-5));
                assertThat(sample.minimumTrackRecord(0, 0.95) / 12)
                        .isCloseTo(row.at("minTRL_years_95").number(), within(5e-5));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> minimumTrackRecord() {
        return tests(published("psr").at(1).at("cases"), row -> {
            SharpeSample sample = sample(row, 2);
            double periods = sample.minimumTrackRecord(
                    ratio(row.at("benchmark")), row.at("prob").number());
            assertThat(periods / row.at("ppy").number())
                    .isCloseTo(row.at("years").number(), within(1e-9));
        });
    }

    @TestFactory
    Stream<DynamicTest> deflatedSharpe() {
        Node base = published("dsr").at(0);
        double periods = base.at("periods").number();
        double variance = base.at("var_sr_annual").number() / periods;
        double sharpe = base.at("sr_annual").number() / Math.sqrt(periods);

        return tests(published("dsr"), row -> {
            Node shape = row.has("skew") ? row : base;
            SharpeSample sample = new SharpeSample(
                    sharpe,
                    base.at("T").count(),
                    shape.at("skew").number(),
                    shape.at("kurt").number());
            int trials = row.at("N").count();
            Node expected = row.at(row.has("dsr_full") ? "dsr_full" : "dsr");
            double tolerance = row.has("dsr_full") ? 1e-9 : 5e-7;
            assertThat(sample.deflated(variance, trials)).isCloseTo(expected.number(), within(tolerance));
            if (row.has("sr0_daily")) {
                assertThat(Math.sqrt(variance) * OverfitStatistics.expectedMaximum(trials))
                        .isCloseTo(row.at("sr0_daily").number(), within(5e-5));
            }
        });
    }

    @Test
    void expectedMaximumOfUnskilledTrials() {
        Node expected = OutsideCases.json("overfit.json").at("dsr").at("expected_max");

        double maximum = OverfitStatistics.expectedMaximum(expected.at("N").count());

        assertThat(maximum).isCloseTo(expected.at("value").number(), within(1e-9));
    }

    @Test
    void minimumBacktestLength() {
        Node expected = OutsideCases.json("overfit.json").at("dsr").at("min_backtest_length");
        int trials = expected.at("N").count();

        double years = OverfitStatistics.minimumBacktestYears(
                trials, expected.at("expected_IS_sharpe").number());

        assertThat(years).isCloseTo(expected.at("years_approx_formula").number(), within(1e-9));
    }

    @TestFactory
    Stream<DynamicTest> probabilityOfOverfitting() {
        Node cases = OutsideCases.json("overfit.json").at("pbo").at("cases");
        return cases.keys().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Node expected = cases.at(name);
                    double[][] matrix = OutsideCases.lines(expected.at("matrix").text()).stream()
                            .map(line -> Arrays.stream(line.split(",", -1))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray())
                            .toArray(double[][]::new);
                    check(BacktestOverfitting.of(matrix, expected.at("S").count()), expected);
                }));
    }

    private static void check(BacktestOverfitting result, Node expected) {
        Statistics.LinearFit fit = result.degradation();
        double[] logits = IntStream.range(0, result.combinations())
                .mapToDouble(result::logitAt)
                .toArray();
        assertThat(logits).hasSize(expected.at("combinations").count());
        assertThat(result.probability()).isCloseTo(expected.at("pbo").number(), within(1e-12));
        assertThat(result.probabilityOfLoss())
                .isCloseTo(expected.at("prob_oos_loss").number(), within(1e-12));
        assertThat(fit.slope()).isCloseTo(expected.at("slope").number(), within(1e-9));
        assertThat(fit.intercept()).isCloseTo(expected.at("intercept").number(), within(1e-9));
        assertThat(fit.r()).isCloseTo(expected.at("r_value").number(), within(1e-9));
        assertThat(Statistics.sum(logits)).isCloseTo(expected.at("logits_sum").number(), within(1e-9));
        checkFirst(expected.at("logits_first10").items(), result::logitAt);
        checkFirst(expected.at("chosen_first10").items(), result::chosenAt);
        checkFirst(expected.at("is_metric_first5").items(), result::inSampleAt);
        checkFirst(expected.at("oos_metric_first5").items(), result::outOfSampleAt);
    }

    private static void checkFirst(List<Node> expected, IntToDoubleFunction actual) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.applyAsDouble(i)).isCloseTo(expected.get(i).number(), within(1e-12));
        }
    }

    private static Stream<DynamicTest> tests(Node rows, Consumer<Node> test) {
        return rows.items().stream().map(row -> DynamicTest.dynamicTest(row.text(), () -> test.accept(row)));
    }

    private static Node published(String kind) {
        return OutsideCases.json("overfit.json").at(kind).at("published");
    }

    private static SharpeSample sample(Node row, int observations) {
        return new SharpeSample(
                ratio(row.at("sr")),
                observations,
                row.at("skew").number(),
                row.at("kurt").number());
    }

    /// A number, or one written as `2/sqrt(250)`.
    private static double ratio(Node node) {
        String[] parts = node.text().replace(")", "").split("/sqrt\\(", -1);
        return parts.length == 1
                ? node.number()
                : Double.parseDouble(parts[0]) / Math.sqrt(Double.parseDouble(parts[1]));
    }
}
