package tapedeck.lab.report.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tapedeck.lab.analytics.MetricCatalog;
import tapedeck.lab.analytics.MetricDefinition;
import tapedeck.lab.analytics.MetricUnit;
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
        for (String key : keys(model.benchmark().isPresent())) {
            line(page, model, rolling, key);
        }
        page.raw("</div></div></section>\n");
    }

    private static void line(Markup page, ReportModel model, RollingMetrics rolling, String key) {
        MetricDefinition definition = MetricCatalog.get(id(key));
        page.raw("<div><h3>");
        MetricsSection.name(page, definition);
        page.raw(" <span class=\"read\"></span></h3><div class=\"plot live\" data-roll=\"" + key
                + "\"></div><div class=\"still\">");
        page.raw(figure(
                                definition,
                                PageData.chosen(EquitySection.dates(model.series()), rolling.days()),
                                values(rolling, key))
                        .svg(520, 150))
                .raw("</div></div>\n");
    }

    private static String id(String key) {
        return switch (key) {
            case "v" -> "rolling_vol";
            case "s" -> "rolling_sharpe";
            case "o" -> "rolling_sortino";
            default -> "rolling_beta";
        };
    }

    private static Figure figure(MetricDefinition definition, double[] days, double[] values) {
        double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        Figure.Range y = new Figure.Range(low, high).padded(0.05);
        Figure figure = new Figure(definition.label(), new Figure.Range(days[0], days[days.length - 1]), y);
        boolean isShare = definition.unit() == MetricUnit.PERCENT;
        Axis.round(y, 3).forEach(tick -> figure.yTick(tick, isShare ? Axis.share(tick) : Axis.trimmed(tick)));
        Axis.dates((long) days[0], (long) days[days.length - 1], 5)
                .forEach(tick -> figure.xTick(tick.at(), tick.label()));
        return figure.layer("line", "accent", 1.3, Thinning.points(days, values, 240));
    }

    static List<String> keys(boolean hasBenchmark) {
        return hasBenchmark ? List.of("v", "s", "o", "b") : List.of("v", "s", "o");
    }

    /// At the days that have values.
    static double[] values(RollingMetrics rolling, String key) {
        int[] days = rolling.days();
        double[] values = new double[days.length];
        for (int i = 0; i < values.length; i++) {
            int day = days[i];
            OptionalDouble value = switch (key) {
                case "v" -> rolling.volatilityAt(day);
                case "s" -> rolling.sharpeAt(day);
                case "o" -> rolling.sortinoAt(day);
                default -> rolling.betaAt(day);
            };
            values[i] = value.orElse(Double.NaN);
        }
        return values;
    }
}
