package tapedeck.lab.notebook;

import java.util.Locale;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.report.model.ReportModel;

/// A run's equity as a small drawing under its numbers, the benchmark grey behind it. Stateless.
final class EquityLine {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 120;
    private static final int MOST_POINTS = 430;

    private EquityLine() {}

    static String svg(ReportModel model) {
        DailySeries own = model.series();
        double low = least(own);
        double high = most(own);
        if (model.benchmark().isPresent()) {
            DailySeries other = model.benchmark().get().series();
            low = Math.min(low, least(other));
            high = Math.max(high, most(other));
        }
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" height=\"%d\" preserveAspectRatio=\"none\" role=\"img\""
                        + " aria-label=\"equity\">",
                WIDTH,
                HEIGHT,
                HEIGHT));
        double floor = low;
        double reach = high - low;
        model.benchmark()
                .ifPresent(benchmark -> svg.append(line(benchmark.series(), floor, reach, "rgba(140,140,140,.8)")));
        return svg.append(line(own, floor, reach, "#3b7dd8")).append("</svg>").toString();
    }

    private static String line(DailySeries series, double low, double reach, String colour) {
        StringBuilder points = new StringBuilder();
        int size = series.size();
        int step = Math.max(1, size / MOST_POINTS);
        for (int i = 0; i < size; i++) {
            if (i % step == 0 || i == size - 1) {
                double x = size == 1 ? 0 : (double) i / (size - 1) * WIDTH;
                double y = reach == 0 ? HEIGHT / 2.0 : 2 + (1 - (series.growthAt(i) - low) / reach) * (HEIGHT - 4);
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            }
        }
        return "<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1.4\""
                + " vector-effect=\"non-scaling-stroke\" points=\""
                + points.toString().strip() + "\"/>";
    }

    private static double least(DailySeries series) {
        double least = 1;
        for (int i = 0; i < series.size(); i++) {
            least = Math.min(least, series.growthAt(i));
        }
        return least;
    }

    private static double most(DailySeries series) {
        double most = 1;
        for (int i = 0; i < series.size(); i++) {
            most = Math.max(most, series.growthAt(i));
        }
        return most;
    }
}
