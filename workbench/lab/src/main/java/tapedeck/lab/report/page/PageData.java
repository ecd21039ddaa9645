package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.MetricCatalog;
import tapedeck.lab.analytics.MetricDefinition;
import tapedeck.lab.analytics.RollingMetrics;
import tapedeck.lab.report.model.Benchmark;
import tapedeck.lab.report.model.JsonText;
import tapedeck.lab.report.model.ReportModel;

/// The data of a page's interactive charts: columns of differences, values to six digits. Headline
/// numbers are not here: no script computes them again.
final class PageData {
    static final int DIGITS = 6;
    private static final int ROLLING_DIGITS = 4;

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
        PackedColumn.times(json, "t", days(days, kept));
        PackedColumn.line(json, "e", chosen(money, kept), DIGITS);
        if (lines.size() > 1) {
            DailySeries matched = model.benchmark().get().matched();
            double[] scaled = Arrays.copyOf(EquitySection.scaled(matched, series.startCapital()), days.length);
            PackedColumn.line(json, "b", chosen(lines.get(1), kept), DIGITS);
            PackedColumn.line(json, "m", chosen(scaled, kept), DIGITS);
        }
        json.endObject();
    }

    static long[] days(double[] days, int[] kept) {
        long[] some = new long[kept.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = (long) days[kept[i]];
        }
        return some;
    }

    static double[] chosen(double[] line, int[] kept) {
        double[] some = new double[kept.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = line[kept[i]];
        }
        return some;
    }

    private void rolling(JsonText json) {
        json.object("rolling");
        DailySeries series = model.series();
        double[] days = EquitySection.dates(series);
        for (RollingMetrics rolling : model.rolling()) {
            if (series.size() <= rolling.window()) {
                continue;
            }
            int[] kept = rolling.days();
            json.object(Integer.toString(rolling.window()));
            PackedColumn.times(json, "t", days(days, kept));
            for (String key : RollingSection.keys(model.benchmark().isPresent())) {
                PackedColumn.line(json, key, RollingSection.values(rolling, key), ROLLING_DIGITS);
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
