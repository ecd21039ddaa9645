package tapedeck.lab.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricCatalogTest {
    /// Run with `-Dgolden.write=true` to rewrite the page.
    @Test
    void theReferencePageIsTheCatalogue() throws IOException {
        Path page = root().resolve("docs/reference/metrics.md");
        String expected = MetricsPage.text();

        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, expected);
        }

        assertThat(page).hasContent(expected);
    }

    @Test
    void everyMetricSaysWhatItMeans() {
        assertThat(MetricCatalog.all()).hasSizeGreaterThan(100).allSatisfy(definition -> {
            assertThat(definition.formula()).as(definition.id()).isNotBlank().doesNotContain("\n");
            assertThat(definition.convention()).as(definition.id()).isNotBlank();
            assertThat(definition.elsewhere()).as(definition.id()).isNotBlank();
            assertThat(definition.label()).as(definition.id()).isNotBlank();
            assertThat(definition.id()).matches("[a-z][a-zA-Z0-9_]*");
        });
    }

    @Test
    void groupsFollowEachOtherAsDeclared() {
        assertThat(MetricCatalog.all()).extracting(MetricDefinition::group).isSorted();
    }

    @Test
    void everyMetricOfARunIsComputedBySomeone() {
        Metrics all = DailyMetrics.of(Fixtures.goldenSeries(), Fixtures.goldenBenchmark(), Fixtures.WEEKDAYS)
                .and(TradeMetrics.of(List.of()))
                .and(ExposureMetrics.of(new ExposureSteps(), 0, TradingTime.always()))
                .and(TurnoverMetrics.of(Fixtures.goldenSeries(), new double[756], new double[756]))
                .and(CostMetrics.of(Attribution.of(0, new Costs(0, 0, 0, 0, 0)), 0, 0));

        assertThat(all.all())
                .extracting(Metric::definition)
                .containsExactlyElementsOf(MetricCatalog.all().stream()
                        .filter(definition -> definition.group() != MetricGroup.ROLLING)
                        .toList());
    }

    @Test
    void aMetricIsNeverNotANumberAndOnlyProfitFactorsAreInfinite() {
        assertThatThrownBy(() -> Metric.of(MetricCatalog.get("sharpe"), Double.NaN, true))
                .hasMessageContaining("sharpe");
        assertThatThrownBy(() -> Metric.of(MetricCatalog.get("sharpe"), Double.POSITIVE_INFINITY, true))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> new Metric(MetricCatalog.get("pf"), OptionalDouble.empty(), "", true))
                .hasMessageContaining("reason");
        assertThat(Metric.of(MetricCatalog.get("pf"), Double.POSITIVE_INFINITY, true)
                        .isInfinite())
                .isTrue();
    }

    @Test
    void numbersPrintTheSameEverywhere() {
        assertThat(MetricFormat.text(0.12345, MetricUnit.PERCENT)).isEqualTo("12.35 %");
        assertThat(MetricFormat.text(-1234.5, MetricUnit.MONEY)).isEqualTo("−1,234.50");
        assertThat(MetricFormat.text(-0.001, MetricUnit.RATIO)).isEqualTo("0.00");
        assertThat(MetricFormat.text(Double.POSITIVE_INFINITY, MetricUnit.RATIO))
                .isEqualTo("∞");
        assertThat(MetricFormat.text(12.5, MetricUnit.DAYS)).isEqualTo("12.5 d");
        assertThat(MetricFormat.text(1094, MetricUnit.DAYS)).isEqualTo("1,094 d");
        assertThat(MetricFormat.text(0.25, MetricUnit.DAYS)).isEqualTo("6.0 h");
        assertThat(MetricFormat.text(26 / 1440.0, MetricUnit.DAYS)).isEqualTo("26 min");
        assertThat(MetricFormat.text(1.5 / 86400, MetricUnit.DAYS)).isEqualTo("1.5 s");
        assertThat(MetricFormat.text(10166.77, MetricUnit.RATIO)).isEqualTo("10,166.77");
        assertThat(MetricFormat.signed(0.05, MetricUnit.PERCENT)).isEqualTo("+5.00 %");
        assertThat(MetricFormat.signed(0.00001, MetricUnit.PERCENT)).isEqualTo("0.00 %");
        assertThat(MetricFormat.text(Metric.absent(MetricCatalog.get("pf"), "why")))
                .isEqualTo("–");
    }

    @Test
    void directionsJudgeADifference() {
        assertThat(Direction.HIGHER.judge(1, 2)).isPositive();
        assertThat(Direction.LOWER.judge(1, 2)).isNegative();
        assertThat(Direction.NEUTRAL.judge(1, 2)).isZero();
    }

    @Test
    void aHistogramCountsEveryValueOnce() {
        Histogram histogram = Histogram.of(Fixtures.goldenSeries().returns());

        assertThat(histogram.total()).isEqualTo(756);
        assertThat(histogram.size()).isBetween(10, 80);
        assertThat(Histogram.of(new double[5]).countAt(0)).isEqualTo(5);
        assertThat(Histogram.of(new double[0]).size()).isZero();
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root;
    }
}
