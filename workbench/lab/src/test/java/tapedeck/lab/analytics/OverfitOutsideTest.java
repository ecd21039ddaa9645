package tapedeck.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tapedeck.testing.Conformance;
import tapedeck.testing.Json;

/// Published worked examples of the probabilistic and deflated Sharpe ratio and of the probability of overfitting.
class OverfitOutsideTest {
    @TestFactory
    Stream<DynamicTest> probabilisticSharpe() {
        return tests(published("psr").get(0).get("cases"), row -> {
            SharpeSample sample = sample(row, row.get("n").number().intValue());
            if (row.has("psr")) {
                double tolerance = row.has("decimals")
                        ? 0.5 * Math.pow(10, -row.get("decimals").real())
                        : 1e-12;
                assertThat(sample.probabilityAbove(0)).isCloseTo(row.get("psr").real(), within(tolerance));
            } else {
                assertThat(sample.standardError()).isCloseTo(row.get("sr_std").real(), within(5e-5));
                assertThat(sample.minimumTrackRecord(0, 0.95) / 12)
                        .isCloseTo(row.get("minTRL_years_95").real(), within(5e-5));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> minimumTrackRecord() {
        return tests(published("psr").get(1).get("cases"), row -> {
            SharpeSample sample = sample(row, 2);
            double periods = sample.minimumTrackRecord(
                    ratio(row.get("benchmark")), row.get("prob").real());
            assertThat(periods / row.get("ppy").real())
                    .isCloseTo(row.get("years").real(), within(1e-9));
        });
    }

    @TestFactory
    Stream<DynamicTest> deflatedSharpe() {
        Json base = published("dsr").get(0);
        double periods = base.get("periods").real();
        double variance = base.get("var_sr_annual").real() / periods;
        double sharpe = base.get("sr_annual").real() / Math.sqrt(periods);

        return tests(published("dsr"), row -> {
            Json shape = row.has("skew") ? row : base;
            SharpeSample sample = new SharpeSample(
                    sharpe,
                    base.get("T").number().intValue(),
                    shape.get("skew").real(),
                    shape.get("kurt").real());
            int trials = row.get("N").number().intValue();
            Json expected = row.get(row.has("dsr_full") ? "dsr_full" : "dsr");
            double tolerance = row.has("dsr_full") ? 1e-9 : 5e-7;
            assertThat(sample.deflated(variance, trials)).isCloseTo(expected.real(), within(tolerance));
            if (row.has("sr0_daily")) {
                assertThat(Math.sqrt(variance) * OverfitStatistics.expectedMaximum(trials))
                        .isCloseTo(row.get("sr0_daily").real(), within(5e-5));
            }
        });
    }

    @Test
    void expectedMaximumOfUnskilledTrials() {
        Json expected = cases().get("dsr").get("expected_max");

        double maximum =
                OverfitStatistics.expectedMaximum(expected.get("N").number().intValue());

        assertThat(maximum).isCloseTo(expected.get("value").real(), within(1e-9));
    }

    @Test
    void minimumBacktestLength() {
        Json expected = cases().get("dsr").get("min_backtest_length");
        int trials = expected.get("N").number().intValue();

        double years = OverfitStatistics.minimumBacktestYears(
                trials, expected.get("expected_IS_sharpe").real());

        assertThat(years).isCloseTo(expected.get("years_approx_formula").real(), within(1e-9));
    }

    @TestFactory
    Stream<DynamicTest> probabilityOfOverfitting() {
        Json cases = cases().get("pbo").get("cases");
        return cases.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Json expected = cases.get(name);
                    double[][] matrix = Files.readAllLines(
                                    Conformance.file(expected.get("matrix").text()))
                            .stream()
                            .map(line -> Arrays.stream(line.split(",", -1))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray())
                            .toArray(double[][]::new);
                    check(
                            BacktestOverfitting.of(
                                    matrix, expected.get("S").number().intValue()),
                            expected);
                }));
    }

    private static void check(BacktestOverfitting result, Json expected) {
        Statistics.LinearFit fit = result.degradation();
        double[] logits = IntStream.range(0, result.combinations())
                .mapToDouble(result::logitAt)
                .toArray();
        assertThat(logits).hasSize(expected.get("combinations").number().intValue());
        assertThat(result.probability()).isCloseTo(expected.get("pbo").real(), within(1e-12));
        assertThat(result.probabilityOfLoss())
                .isCloseTo(expected.get("prob_oos_loss").real(), within(1e-12));
        assertThat(fit.slope()).isCloseTo(expected.get("slope").real(), within(1e-9));
        assertThat(fit.intercept()).isCloseTo(expected.get("intercept").real(), within(1e-9));
        assertThat(fit.r()).isCloseTo(expected.get("r_value").real(), within(1e-9));
        assertThat(Statistics.sum(logits)).isCloseTo(expected.get("logits_sum").real(), within(1e-9));
        checkFirst(expected.get("logits_first10").items().toList(), result::logitAt);
        checkFirst(expected.get("chosen_first10").items().toList(), result::chosenAt);
        checkFirst(expected.get("is_metric_first5").items().toList(), result::inSampleAt);
        checkFirst(expected.get("oos_metric_first5").items().toList(), result::outOfSampleAt);
    }

    private static void checkFirst(List<Json> expected, IntToDoubleFunction actual) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.applyAsDouble(i)).isCloseTo(expected.get(i).real(), within(1e-12));
        }
    }

    private static Stream<DynamicTest> tests(Json rows, Consumer<Json> test) {
        return rows.items().map(row -> DynamicTest.dynamicTest(String.valueOf(row.value()), () -> test.accept(row)));
    }

    private static Json cases() {
        try {
            return Json.read(Conformance.file("overfit.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json published(String kind) {
        return cases().get(kind).get("published");
    }

    private static SharpeSample sample(Json row, int observations) {
        return new SharpeSample(
                ratio(row.get("sr")),
                observations,
                row.get("skew").real(),
                row.get("kurt").real());
    }

    /// A number, or one written as `2/sqrt(250)`.
    private static double ratio(Json node) {
        String[] parts = String.valueOf(node.value()).replace(")", "").split("/sqrt\\(", -1);
        return parts.length == 1 ? node.real() : Double.parseDouble(parts[0]) / Math.sqrt(Double.parseDouble(parts[1]));
    }
}
