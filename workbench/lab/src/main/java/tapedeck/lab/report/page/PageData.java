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
    private static final int DIGITS = 6;

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
        List<double[]> lines = new ArrayList<>();
        lines.add(EquitySection.withStart(series.startCapital(), series.money()));
        lines.add(EquitySection.withStart(0, series.drawdowns()));
        lines.add(EquitySection.withStart(0, series.returns()));
        if (model.benchmark().isPresent()) {
            Benchmark benchmark = model.benchmark().get();
            lines.add(EquitySection.scaled(benchmark.series(), series.startCapital()));
            double[] matched = EquitySection.scaled(benchmark.matched(), series.startCapital());
            lines.add(matched.length == days.length ? matched : java.util.Arrays.copyOf(matched, days.length));
        }
        int[] kept = days.length > Thinning.LIMIT || buckets < Thinning.BUCKETS
                ? Thinning.keep(lines, buckets)
                : Thinning.keep(lines, days.length);
        json.object("equity").put("thinned", kept.length < days.length);
        json.put("benchmark", model.benchmark().map(Benchmark::name).orElse(""));
        differences(json.array("t"), days, kept);
        String[] names = {"e", "d", "r", "b", "m"};
        for (int i = 0; i < lines.size(); i++) {
            values(json.array(names[i]), lines.get(i), kept);
        }
        json.endObject();
    }

    static void differences(JsonText json, double[] days, int[] kept) {
        long before = 0;
        for (int i : kept) {
            json.value((long) days[i] - before);
            before = (long) days[i];
        }
        json.endArray();
    }

    static void values(JsonText json, double[] line, int[] kept) {
        for (int i : kept) {
            json.rounded(line[i], DIGITS);
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
            int from = rolling.window() - 1;
            double[][] lines = new double[4][n - from];
            for (int i = from; i < n; i++) {
                lines[0][i - from] = rolling.volatilityAt(i).orElse(Double.NaN);
                lines[1][i - from] = rolling.sharpeAt(i).orElse(Double.NaN);
                lines[2][i - from] = rolling.sortinoAt(i).orElse(Double.NaN);
                lines[3][i - from] = rolling.betaAt(i).orElse(Double.NaN);
            }
            int[] kept = Thinning.keep(List.of(lines), Math.min(buckets, 250));
            json.object(Integer.toString(rolling.window()));
            differences(json.array("t"), java.util.Arrays.copyOfRange(days, from, n), kept);
            String[] names = {"v", "s", "o", "b"};
            for (int k = 0; k < (model.benchmark().isPresent() ? 4 : 3); k++) {
                json.array(names[k]);
                for (int i : kept) {
                    json.rounded(lines[k][i], 3);
                }
                json.endArray();
            }
            json.endObject();
        }
        json.endObject();
    }

    private static void definitions(JsonText json) {
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
