package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.report.model.ReportModel;

/// The equity curve and the drawdown beneath it.
final class EquitySection implements Section {
    private static final int POINTS = 240;

    @Override
    public void write(Markup page, ReportModel model) {
        page.raw("<section id=\"equity\">")
                .heading("Equity and drawdown", "daily closes, " + model.facts().currency());
        page.raw(
                "<div class=\"panel\"><div class=\"legend\"><span><i style=\"background:var(--accent)\"></i>strategy</span>");
        model.benchmark()
                .ifPresent(benchmark -> page.raw("<span><i style=\"background:var(--ink3)\"></i>")
                        .text(benchmark.name())
                        .raw("<span id=\"matchedName\"></span></span>"));
        page.raw(
                "<span class=\"toggles live\" id=\"eqToggles\"></span><span class=\"toggles live\" id=\"eqRange\"></span></div>\n");
        page.raw(
                        "<div class=\"live\"><div class=\"read\" id=\"eqRead\" aria-live=\"off\"></div><div class=\"plot\" id=\"eq\" tabindex=\"0\" role=\"img\" aria-label=\"")
                .text(summary(model))
                .raw("\"></div><div class=\"plot\" id=\"dd\"></div></div>\n");
        page.raw("<div class=\"still\">")
                .raw(equity(model).svg(1060, 260))
                .raw(drawdown(model).svg(1060, 96));
        page.raw("</div></div></section>\n");
    }

    private static String summary(ReportModel model) {
        DailySeries series = model.series();
        if (series.isEmpty()) {
            return "No daily close";
        }
        double last = series.moneyAt(series.size() - 1);
        return "Equity goes from " + Words.decimal(series.startCapital(), 0) + " to " + Words.decimal(last, 0)
                + model.value("max_dd")
                        .map(depth -> ", deepest drawdown " + Words.share(depth, 1))
                        .orElse("");
    }

    private static Figure equity(ReportModel model) {
        DailySeries series = model.series();
        double[] own = withStart(series.startCapital(), series.money());
        double[] days = days(series);
        List<double[]> lines = new ArrayList<>();
        lines.add(own);
        model.benchmark().ifPresent(benchmark -> lines.add(scaled(benchmark.series(), series.startCapital())));
        double low =
                lines.stream().flatMapToDouble(java.util.Arrays::stream).min().orElse(0);
        double high =
                lines.stream().flatMapToDouble(java.util.Arrays::stream).max().orElse(1);
        Figure.Range y = new Figure.Range(low, high).padded(0.03);
        Figure figure = new Figure(summary(model), new Figure.Range(days[0], days[days.length - 1]), y);
        Axis.round(y, 5).forEach(tick -> figure.yTick(tick, Axis.money(tick)));
        if (lines.size() > 1) {
            figure.layer("line", "ink3", 1.1, Thinning.points(days, lines.get(1), POINTS));
        }
        return figure.layer("line", "accent", 1.8, Thinning.points(days, own, POINTS));
    }

    static double[] scaled(DailySeries series, double capital) {
        double[] money = withStart(1, series.growth());
        for (int i = 0; i < money.length; i++) {
            money[i] *= capital;
        }
        return money;
    }

    static double[] withStart(double start, double[] values) {
        double[] all = new double[values.length + 1];
        all[0] = start;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }

    /// The days of the series, as places on an axis.
    static double[] dates(DailySeries series) {
        double[] dates = new double[series.size()];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = series.dayAt(i);
        }
        return dates;
    }

    /// The start and the days of the series; a start on the first close's own day moves back by one.
    static double[] days(DailySeries series) {
        double[] days = new double[series.size() + 1];
        days[0] = series.startDay();
        for (int i = 0; i < series.size(); i++) {
            days[i + 1] = series.dayAt(i);
        }
        if (days.length > 1 && days[0] == days[1]) {
            days[0] = days[1] - 1;
        }
        return days;
    }

    static Figure drawdown(ReportModel model) {
        DailySeries series = model.series();
        double[] depths = withStart(0, series.drawdowns());
        double[] days = days(series);
        double deepest = Math.min(-0.001, java.util.Arrays.stream(depths).min().orElse(0));
        Figure.Range y = new Figure.Range(deepest * 1.05, 0);
        Figure figure = new Figure("Drawdown", new Figure.Range(days[0], days[days.length - 1]), y);
        Axis.round(y, 2).forEach(tick -> figure.yTick(tick, Axis.share(tick)));
        Axis.dates((long) days[0], (long) days[days.length - 1], 8)
                .forEach(tick -> figure.xTick(tick.at(), tick.label()));
        return figure.area("dd", "neg", 1, Thinning.points(days, depths, POINTS));
    }
}
