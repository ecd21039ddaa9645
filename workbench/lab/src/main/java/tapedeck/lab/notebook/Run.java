package tapedeck.lab.notebook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import tapedeck.engine.ResultHashes;
import tapedeck.file.RunFolder;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.MetricFormat;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.report.Reports;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.lab.report.model.Warning;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// A run that is kept, with every number of its report. Immutable.
public final class Run implements Rendered {
    private static final List<String> TILES =
            List.of("total_return", "cagr", "sharpe", "max_dd", "trades", "win_rate_t", "exposure");

    private final RunFolder folder;
    private final ReportModel model;
    private final List<String> doubts;

    private Run(RunFolder folder, ReportModel model, List<String> doubts) {
        this.folder = folder;
        this.model = model;
        this.doubts = List.copyOf(doubts);
    }

    static Run of(Workplace workplace, RunFolder folder) {
        return new Run(folder, workplace.model(folder), List.of());
    }

    static Run of(Workplace workplace, Workplace.Played played) {
        return new Run(played.folder(), played.model(), played.doubts());
    }

    /// The first 16 digits of the run id: the name of the run's folder.
    public String id() {
        return model.facts().shortId();
    }

    /// All 64 digits.
    public String fullId() {
        return model.facts().runId();
    }

    /// The hashes of decisions, fills and equity.
    public ResultHashes hashes() {
        SortedMap<String, String> manifest = manifest();
        return new ResultHashes(
                manifest.getOrDefault("result.decisions", ""),
                manifest.getOrDefault("result.fills", ""),
                manifest.getOrDefault("result.equity", ""));
    }

    /// Everything that the run's identity and result were written down as.
    public SortedMap<String, String> manifest() {
        return model.facts().manifest();
    }

    public Path folder() {
        return folder.path();
    }

    /// Every number of the report.
    public ReportModel model() {
        return model;
    }

    /// One metric, such as `sharpe`; NaN where this run has none.
    public double metric(String id) {
        return model.metrics().get(id).value().orElse(Double.NaN);
    }

    /// Every metric with its value, in the order of the catalogue.
    public Table metrics() {
        List<String> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Metric metric : model.metrics().all()) {
            ids.add(metric.id());
            names.add(metric.label());
            values.add(metric.value().orElse(Double.NaN));
            shown.add(metric.isPresent() ? MetricFormat.text(metric) : "(" + metric.reason() + ")");
        }
        return Table.create(
                "metrics of " + id(),
                StringColumn.create("id", ids),
                StringColumn.create("metric", names),
                DoubleColumn.create("value", values),
                StringColumn.create("as shown", shown));
    }

    /// The account day by day.
    public DailySeries series() {
        return model.series();
    }

    /// Daily returns, as shares.
    public double[] returns() {
        return model.series().returns();
    }

    /// How many of the days make a year, for what is annualised.
    public double periodsPerYear() {
        return model.conventions().periodsPerYear();
    }

    /// Equity, return and drawdown by day.
    public Table equity() {
        DailySeries series = model.series();
        LocalDate[] dates = new LocalDate[series.size()];
        double[] money = new double[dates.length];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = series.dateAt(i);
            money[i] = series.growthAt(i) * series.startCapital();
        }
        return Table.create(
                "equity of " + id(),
                DateColumn.create("day", dates),
                DoubleColumn.create("equity", money),
                DoubleColumn.create("return", series.returns()),
                DoubleColumn.create("drawdown", series.drawdowns()));
    }

    /// Every round trip.
    public Table trades() {
        return TradeTable.of(model.log().trades());
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder(Markup.heading(title()));
        html.append(Markup.sub(described()));
        html.append("<div class=\"tiles\">");
        for (String id : TILES) {
            html.append(Markup.tile(
                    text(model.metrics(), id), model.metrics().get(id).label()));
        }
        html.append("</div>");
        model.benchmarkMetrics()
                .ifPresent(bench -> html.append(
                        Markup.sub(model.benchmark().map(found -> found.name()).orElse("benchmark") + ": total return "
                                + text(bench, "total_return") + ", Sharpe " + text(bench, "sharpe")
                                + ", max drawdown " + text(bench, "max_dd"))));
        html.append(EquityLine.svg(model));
        for (Warning warning : model.warnings()) {
            html.append("<p class=\"doubt\">")
                    .append(Markup.escape(warning.words()))
                    .append("</p>");
        }
        doubts.forEach(doubt ->
                html.append("<p class=\"doubt\">").append(Markup.escape(doubt)).append("</p>"));
        html.append(Links.report(folder.path().resolve(Reports.PAGE)));
        return Markup.answer(html.toString());
    }

    private static String text(Metrics metrics, String id) {
        return metrics.find(id).filter(Metric::isShown).map(MetricFormat::text).orElse("–");
    }

    private String title() {
        return model.facts().strategyNames() + " on "
                + String.join(", ", model.facts().symbols()) + " "
                + model.facts().interval();
    }

    private String described() {
        return "run " + id() + " · " + model.series().dateAt(0) + " to "
                + LocalDate.ofEpochDay(model.series().lastDay());
    }

    @Override
    public String toString() {
        return title() + ", " + described() + ": total return " + text(model.metrics(), "total_return") + ", Sharpe "
                + text(model.metrics(), "sharpe") + ", " + text(model.metrics(), "trades") + " trades";
    }
}
