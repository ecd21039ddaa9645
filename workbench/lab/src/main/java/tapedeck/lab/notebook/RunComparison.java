package tapedeck.lab.notebook;

import java.util.List;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.MetricFormat;
import tapedeck.lab.report.model.Comparison;
import tapedeck.lab.report.model.ReportModel;

/// Runs side by side: metrics, what was set otherwise, and which trades are not the same.
public final class RunComparison implements Rendered {
    private static final List<String> SHOWN = List.of(
            "total_return", "cagr", "sharpe", "sortino", "max_dd", "trades", "win_rate_t", "pf", "exposure", "costs");

    private final Comparison comparison;

    RunComparison(Comparison comparison) {
        this.comparison = comparison;
    }

    /// What was set otherwise, and every other detail.
    public Comparison details() {
        return comparison;
    }

    @Override
    public String html() {
        StringBuilder html = new StringBuilder(Markup.heading(title()));
        html.append("<div class=\"scroll\"><table><thead><tr>").append(Markup.head("", false));
        comparison.runs().forEach(run -> html.append(Markup.head(name(run), true)));
        html.append("</tr></thead><tbody>");
        for (String id : SHOWN) {
            html.append("<tr>")
                    .append(Markup.cell(comparison.first().metrics().get(id).label(), false));
            comparison
                    .runs()
                    .forEach(run -> html.append(Markup.cell(text(run.metrics().get(id)), true)));
            html.append("</tr>");
        }
        comparison.settings().forEach((key, values) -> {
            html.append("<tr>").append(Markup.cell(key, false));
            values.forEach(value -> html.append(Markup.cell(shortened(value), true)));
            html.append("</tr>");
        });
        html.append("</tbody></table></div>");
        for (ReportModel other : comparison.runs().subList(1, comparison.runs().size())) {
            html.append(Markup.sub(trades(other)));
        }
        return Markup.answer(html.toString());
    }

    private String trades(ReportModel other) {
        Comparison.TradeDifference trades = comparison.trades(other);
        return "trades: " + Markup.count(trades.equal()) + " equal, "
                + Markup.count(trades.changed().size()) + " changed, "
                + Markup.count(trades.onlyBefore().size()) + " only in " + name(comparison.first()) + ", "
                + Markup.count(trades.onlyAfter().size()) + " only in " + name(other);
    }

    private String title() {
        return String.join(
                " against ",
                comparison.runs().stream()
                        .map(run -> run.facts().strategyNames())
                        .distinct()
                        .toList());
    }

    private static String text(Metric metric) {
        return metric.isShown() ? MetricFormat.text(metric) : "–";
    }

    private static String name(ReportModel run) {
        return run.facts().shortId().substring(0, 8);
    }

    private static String shortened(String value) {
        return value.isEmpty() ? "–" : value.length() == 64 ? value.substring(0, 12) + "…" : value;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(title());
        for (String id : SHOWN) {
            text.append('\n').append(comparison.first().metrics().get(id).label());
            comparison
                    .runs()
                    .forEach(run -> text.append("  ").append(text(run.metrics().get(id))));
        }
        return text.toString();
    }
}
