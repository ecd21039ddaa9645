package tapedeck.lab.report.page;

import java.util.List;
import java.util.Optional;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.MetricDefinition;
import tapedeck.lab.analytics.MetricGroup;
import tapedeck.lab.analytics.MetricUnit;
import tapedeck.lab.analytics.Metrics;
import tapedeck.lab.report.model.ReportModel;

/// All metrics by group, strategy beside benchmark; every name explains itself.
final class MetricsSection implements Section {
    private static final List<MetricGroup> GROUPS = List.of(
            MetricGroup.RETURN,
            MetricGroup.RISK,
            MetricGroup.RISK_ADJUSTED,
            MetricGroup.DISTRIBUTION,
            MetricGroup.BENCHMARK);

    @Override
    public void write(Markup page, ReportModel model) {
        String remark = "daily returns, rf " + Words.share(model.conventions().riskFree(), 1) + ", "
                + Words.decimal(model.conventions().periodsPerYear(), 0) + " periods a year";
        page.raw("<section id=\"metrics\" class=\"long\">").heading("Metrics", remark);
        page.raw("<div class=\"panel\">\n");
        for (MetricGroup group : GROUPS) {
            group(page, model, group);
        }
        page.raw(
                "<p class=\"note\">Point at a name, or tap it, for its formula and convention. All of them, and those kept only "
                        + "for parity with other tools, are in report.json.</p></div></section>\n");
    }

    private static void group(Markup page, ReportModel model, MetricGroup group) {
        List<Metric> shown = model.metrics().group(group).stream()
                .filter(metric -> metric.definition().displayed())
                .filter(metric -> !metric.reason().equals("no benchmark"))
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        Optional<Metrics> theirs = group == MetricGroup.BENCHMARK ? Optional.empty() : model.benchmarkMetrics();
        page.raw("<details open><summary>").text(group.label()).raw("</summary><div class=\"two\">\n");
        int half = (shown.size() + 1) / 2;
        column(page, model, shown.subList(0, half), theirs);
        column(page, model, shown.subList(half, shown.size()), theirs);
        page.raw("</div></details>\n");
    }

    private static void column(Markup page, ReportModel model, List<Metric> some, Optional<Metrics> theirs) {
        page.raw("<div class=\"scroll\">");
        Table table = theirs.isPresent()
                ? new Table("", "", "strategy", model.benchmark().orElseThrow().name())
                : new Table("", "", "strategy");
        for (Metric metric : some) {
            Markup head = new Markup();
            name(head, metric.definition());
            Table.Row row = table.row().headMarkup(head.toString());
            cell(row, metric);
            theirs.ifPresent(metrics ->
                    metrics.find(metric.id()).ifPresentOrElse(other -> cell(row, other), () -> row.cell(Words.NONE)));
            row.end();
        }
        if (!table.isEmpty()) {
            table.write(page);
        }
        page.raw("</div>");
    }

    /// A metric's value; where there is none, the reason on hover.
    static void cell(Table.Row row, Metric metric) {
        if (!metric.isShown()) {
            String reason = metric.isPresent() ? "fewer than 60 daily returns" : metric.reason();
            row.styled(Words.NONE, "class=\"dim\" title=\"" + Markup.escape(reason) + "\"");
        } else {
            row.cell(Words.metric(metric));
        }
    }

    /// A name that shows its formula.
    static void name(Markup page, MetricDefinition definition) {
        page.raw("<span class=\"tip\" tabindex=\"0\" data-m=\"")
                .text(definition.id())
                .raw("\">");
        page.text(definition.label()).raw("</span>");
    }

    static String valueOf(Metrics metrics, String id) {
        return metrics.find(id).map(Words::metric).orElse(Words.NONE);
    }

    static double number(Metrics metrics, String id) {
        return metrics.find(id).filter(Metric::isPresent).map(Metric::orThrow).orElse(Double.NaN);
    }

    static MetricUnit unit(Metrics metrics, String id) {
        return metrics.get(id).unit();
    }
}
