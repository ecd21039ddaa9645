package tapedeck.lab.report.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import tapedeck.lab.analytics.MetricCatalog;
import tapedeck.lab.analytics.RollingMetrics;
import tapedeck.lab.report.model.ReportModel;

/// Volatility, Sharpe, Sortino and beta over a trailing window, which the reader picks.
final class RollingSection implements Section {
    private static final int STILL_WINDOW = 126;

    @Override
    public void write(Markup page, ReportModel model) {
        Optional<RollingMetrics> still = model.rolling().stream()
                .filter(rolling -> model.series().size() > rolling.window())
                .filter(rolling -> rolling.window() <= STILL_WINDOW)
                .reduce((_, later) -> later);
        page.raw("<section id=\"rolling\">").heading("Rolling", "over a trailing window of days");
        if (still.isEmpty()) {
            page.raw(
                    "<div class=\"panel\"><p class=\"note\">Too few days for the shortest window, 21 days.</p></div></section>\n");
            return;
        }
        RollingMetrics rolling = still.get();
        page.raw(
                "<div class=\"panel\"><div class=\"legend live\"><span class=\"toggles\" id=\"rollingWindow\"></span></div>");
        page.raw("<p class=\"note still\">Window of " + rolling.window() + " days.</p><div class=\"two\">\n");
        line(page, model, "rolling_vol", "v", i -> rolling.volatilityAt(i).orElse(Double.NaN), Axis::share);
        line(page, model, "rolling_sharpe", "s", i -> rolling.sharpeAt(i).orElse(Double.NaN), Axis::trimmed);
        line(page, model, "rolling_sortino", "o", i -> rolling.sortinoAt(i).orElse(Double.NaN), Axis::trimmed);
        if (model.benchmark().isPresent()) {
            line(page, model, "rolling_beta", "b", i -> rolling.betaAt(i).orElse(Double.NaN), Axis::trimmed);
        }
        page.raw("</div></div></section>\n");
    }

    /// The value that is printed at a tick of the axis.
    @FunctionalInterface
    private interface Label {
        String of(double value);
    }

    private static void line(
            Markup page, ReportModel model, String id, String key, IntFunction<Double> value, Label label) {
        page.raw("<div><h3>");
        MetricsSection.name(page, MetricCatalog.get(id));
        page.raw(" <span class=\"read\"></span></h3><div class=\"plot live\" data-roll=\"" + key
                + "\"></div><div class=\"still\">");
        int n = model.series().size();
        double[] days = new double[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            days[i] = model.series().dayAt(i);
            values[i] = value.apply(i);
        }
        page.raw(figure(MetricCatalog.get(id).label(), days, values, label).svg(520, 150))
                .raw("</div></div>\n");
    }

    private static Figure figure(String name, double[] days, double[] values, Label label) {
        double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        Figure.Range y = new Figure.Range(low, high).padded(0.05);
        Figure figure = new Figure(name, new Figure.Range(days[0], days[days.length - 1]), y);
        Axis.round(y, 3).forEach(tick -> figure.yTick(tick, label.of(tick)));
        Axis.dates((long) days[0], (long) days[days.length - 1], 5)
                .forEach(tick -> figure.xTick(tick.at(), tick.label()));
        return figure.layer("line", "accent", 1.3, Thinning.points(days, values, 240));
    }

    static List<String> keys(boolean hasBenchmark) {
        return hasBenchmark ? List.of("v", "s", "o", "b") : List.of("v", "s", "o");
    }

    static double[] values(RollingMetrics rolling, String key) {
        ToDoubleFunction<Integer> value = switch (key) {
            case "v" -> i -> rolling.volatilityAt(i).orElse(Double.NaN);
            case "s" -> i -> rolling.sharpeAt(i).orElse(Double.NaN);
            case "o" -> i -> rolling.sortinoAt(i).orElse(Double.NaN);
            default -> i -> rolling.betaAt(i).orElse(Double.NaN);
        };
        double[] values = new double[rolling.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return values;
    }
}
