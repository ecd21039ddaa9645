package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.MetricCatalog;
import tapedeck.lab.analytics.MetricDefinition;
import tapedeck.lab.analytics.RollingMetrics;
import tapedeck.lab.report.model.Benchmark;
import tapedeck.lab.report.model.JsonText;
import tapedeck.lab.report.model.ReportModel;

/// The data of a page's interactive charts: days as differences, values to six digits. Headline numbers are not here:
/// no script computes them again.
final class PageData {
    private static final int UNIT_DIGITS = 6;
    private static final int ROLLING_POINTS = 300;

    private final ReportModel model;
    private final int buckets;

    /// @param buckets of each line that is too long
    PageData(ReportModel model, int buckets) {
        this.model = model;
        this.buckets = buckets;
    }

    void write(JsonText json) {
        equity(json);
        rolling(json);
        definitions(json);
    }

    private void equity(JsonText json) {
        DailySeries series = model.series();
        double[] days = EquitySection.days(series);
        double[] money = EquitySection.withStart(series.startCapital(), series.money());
        List<double[]> lines = new ArrayList<>(List.of(money));
        model.benchmark()
                .ifPresent(benchmark -> lines.add(EquitySection.scaled(benchmark.series(), series.startCapital())));
        boolean isThinned = days.length > Thinning.LIMIT || buckets < Thinning.BUCKETS;
        int[] kept = Thinning.keep(lines, isThinned ? buckets : days.length);
        json.object("equity")
                .put("benchmark", model.benchmark().map(Benchmark::name).orElse(""));
        differences(json.array("t"), days, kept);
        steps(json, "e", money, kept);
        if (lines.size() > 1) {
            steps(json, "b", lines.get(1), kept);
            Benchmark benchmark = model.benchmark().get();
            steps(
                    json,
                    "m",
                    java.util.Arrays.copyOf(
                            EquitySection.scaled(benchmark.matched(), series.startCapital()), days.length),
                    kept);
        }
        json.endObject();
    }

    /// A line as differences in units of its millionth: a value takes about four characters.
    static void steps(JsonText json, String name, double[] line, int[] kept) {
        double largest = 0;
        for (int i : kept) {
            largest = Math.max(largest, Math.abs(line[i]));
        }
        double unit = largest == 0 ? 1 : StrictMath.pow(10, Math.ceil(StrictMath.log10(largest)) - UNIT_DIGITS);
        json.object(name).name("u").rounded(unit, 3).array("d");
        long before = 0;
        for (int i : kept) {
            long now = Math.round(line[i] / unit);
            json.value(now - before);
            before = now;
        }
        json.endArray().endObject();
    }

    static void differences(JsonText json, double[] days, int[] kept) {
        long before = 0;
        for (int i : kept) {
            json.value((long) days[i] - before);
            before = (long) days[i];
        }
        json.endArray();
    }

    private void rolling(JsonText json) {
        json.object("rolling");
        int n = model.series().size();
        double[] days = model.series().days().length == 0
                ? new double[0]
                : java.util.Arrays.stream(model.series().days())
                        .asDoubleStream()
                        .toArray();
        for (RollingMetrics rolling : model.rolling()) {
            if (n <= rolling.window()) {
                continue;
            }
            // These lines are smooth: a value every few days draws the same curve.
            int step = Math.max(1, n / Math.min(buckets, ROLLING_POINTS));
            int count = (n - rolling.window()) / step + 1;
            int[] kept = new int[count];
            for (int i = 0; i < count; i++) {
                kept[i] = n - 1 - (count - 1 - i) * step;
            }
            json.object(Integer.toString(rolling.window()));
            differences(json.array("t"), days, kept);
            for (String key : RollingSection.keys(model.benchmark().isPresent())) {
                double[] line = RollingSection.values(rolling, key);
                json.array(key);
                for (int i : kept) {
                    json.rounded(line[i], 3);
                }
                json.endArray();
            }
            json.endObject();
        }
        json.endObject();
    }

    static void definitions(JsonText json) {
        json.object("metrics");
        for (MetricDefinition definition : MetricCatalog.all()) {
            if (definition.displayed()) {
                json.array(definition.id())
                        .value(definition.label())
                        .value(definition.formula())
                        .value(definition.convention())
                        .value(definition.elsewhere())
                        .endArray();
            }
        }
        json.endObject();
    }
}
