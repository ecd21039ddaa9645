package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tapedeck.lab.analytics.Attribution;
import tapedeck.lab.analytics.Metric;
import tapedeck.lab.analytics.MetricGroup;
import tapedeck.lab.analytics.MetricUnit;
import tapedeck.lab.report.model.Marks;
import tapedeck.lab.report.model.ReportModel;

/// How much of the account was at work, what trading cost, and how much more cost the profit would bear.
final class CostsSection implements Section {
    private static final double[] FACTORS = {0, 0.5, 1, 2, 4};
    private static final List<String> NAMES = List.of("none", "half", "as run", "double", "four times");

    @Override
    public void write(Markup page, ReportModel model) {
        page.raw("<section id=\"costs\">")
                .heading("Exposure and costs", "in " + model.facts().currency());
        page.raw("<div class=\"two\"><div class=\"panel\"><h3>Gross and net exposure at daily closes, of equity</h3>");
        exposure(model).write(page, 210);
        page.raw("<h3 style=\"margin-top:16px\">Had costs been other, at the same fills</h3><div class=\"scroll\">");
        sensitivity(model).write(page);
        page.raw("</div><p class=\"note\">").text(breakEven(model)).raw("</p></div>\n<div class=\"panel\">");
        Table table = new Table("");
        for (Metric metric : model.metrics().group(MetricGroup.EXPOSURE_AND_COSTS)) {
            if (metric.definition().displayed()) {
                Markup head = new Markup();
                MetricsSection.name(head, metric.definition());
                Table.Row row = table.row().headMarkup(head.toString());
                MetricsSection.cell(row, metric);
                row.end();
            }
        }
        Attribution profit = model.attribution();
        table.row()
                .head("Earned by prices")
                .cell(Words.signed(profit.price(), MetricUnit.MONEY))
                .end();
        table.row()
                .head("Net profit")
                .cell(Words.signed(profit.net(), MetricUnit.MONEY), Words.tone(profit.net()))
                .end();
        table.write(page);
        page.raw("</div></div></section>\n");
    }

    private static String breakEven(ReportModel model) {
        Optional<Double> most = model.value("break_even_cost");
        if (most.isEmpty()) {
            return "Nothing was traded.";
        }
        String paid = "this run paid "
                + model.value("cost_bp")
                        .map(cost -> Words.number(cost, MetricUnit.BASIS_POINTS))
                        .orElse(Words.NONE)
                + ".";
        return most.get() > 0
                ? "The profit is gone at " + Words.number(most.get(), MetricUnit.BASIS_POINTS) + " of what is traded; "
                        + paid
                : "Prices alone earned nothing, so no cost is low enough; " + paid;
    }

    private static Table sensitivity(ReportModel model) {
        Table table = new Table("", "Costs", "Paid", "Net profit", "Return");
        Attribution profit = model.attribution();
        for (int i = 0; i < FACTORS.length; i++) {
            double net = profit.netAtCosts(FACTORS[i]);
            table.row()
                    .head(NAMES.get(i))
                    .cell(Words.number(profit.costs().times(FACTORS[i]).total(), MetricUnit.MONEY))
                    .cell(Words.signed(net, MetricUnit.MONEY), Words.tone(net))
                    .cell(Words.signedShare(net / model.series().startCapital(), 1), Words.tone(net))
                    .end();
        }
        return table;
    }

    private static Figure exposure(ReportModel model) {
        Marks marks = model.log().marks();
        List<double[]> gross = new ArrayList<>();
        List<double[]> net = new ArrayList<>();
        double low = 0;
        double high = 0.01;
        for (int i = 0; i < marks.size() && gross.size() < model.series().size(); i++) {
            if (marks.isDayCloseAt(i)) {
                double day = model.series().dayAt(gross.size());
                double equity = marks.equityAt(i);
                gross.add(new double[] {day, equity > 0 ? marks.grossAt(i) / equity : Double.NaN});
                net.add(new double[] {day, equity > 0 ? marks.netAt(i) / equity : Double.NaN});
                low = Math.min(low, Double.isNaN(net.getLast()[1]) ? 0 : net.getLast()[1]);
                high = Math.max(high, Double.isNaN(gross.getLast()[1]) ? 0 : gross.getLast()[1]);
            }
        }
        long from = model.series().startDay();
        long to = model.series().lastDay();
        Figure.Range y = new Figure.Range(low, high * 1.05);
        Figure figure = new Figure("Gross and net exposure", new Figure.Range(from, to), y);
        Axis.round(y, 4).forEach(tick -> figure.yTick(tick, Axis.share(tick)));
        Axis.dates(from, to, 5).forEach(tick -> figure.xTick(tick.at(), tick.label()));
        return figure.area("band", "ink3", 1, thinned(gross)).layer("line", "accent", 1.2, thinned(net));
    }

    private static double[][] thinned(List<double[]> points) {
        double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
        double[] y = points.stream().mapToDouble(point -> point[1]).toArray();
        return points.isEmpty() ? new double[0][] : Thinning.points(x, y, 180);
    }
}
