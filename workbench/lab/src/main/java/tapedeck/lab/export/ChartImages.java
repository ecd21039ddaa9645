package tapedeck.lab.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.report.model.ReportModel;

/// A run's equity curve as an image for documents and messages, drawn by XChart; needs no screen.
public final class ChartImages {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int MOST_POINTS = 2_000;
    private static final Color INK = new Color(0x5f5c57);
    private static final Color LINE = new Color(0xe6e4df);
    private static final Color ACCENT = new Color(0x1d5fbf);
    private static final Color QUIET = new Color(0x9a958c);

    private ChartImages() {}

    /// How large an image is, in pixels.
    public record Size(int width, int height) {
        public static final Size DEFAULT = new Size(1_200, 600);
    }

    public static byte[] png(ReportModel model, Size size) throws IOException {
        return ChartEncoder.getBytes(equity(model, size), "png");
    }

    public static byte[] svg(ReportModel model, Size size) throws IOException {
        return ChartEncoder.getBytes(equity(model, size), "svg");
    }

    private static XYChart equity(ReportModel model, Size size) {
        String title = model.facts().strategyNames() + " on "
                + String.join(", ", model.facts().symbols());
        XYChart chart = new XYChartBuilder()
                .width(size.width())
                .height(size.height())
                .title(title)
                .yAxisTitle(model.facts().currency())
                .build();
        var styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(LINE);
        styler.setAxisTickLabelsColor(INK);
        styler.setLegendPosition(Styler.LegendPosition.InsideNW);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setDatePattern("yyyy-MM");
        styler.setTimezone(java.util.TimeZone.getTimeZone("UTC"));
        styler.setLocale(java.util.Locale.ROOT);
        styler.setYAxisDecimalPattern("#,##0");
        model.benchmark()
                .ifPresent(benchmark -> add(
                        chart,
                        benchmark.name(),
                        benchmark.series(),
                        model.series().startCapital(),
                        new Stroke(QUIET, 1.1f)));
        add(chart, "strategy", model.series(), model.series().startCapital(), new Stroke(ACCENT, 1.8f));
        return chart;
    }

    private record Stroke(Color color, float width) {}

    // The time axis of XChart takes no other type.
    @SuppressWarnings("JavaUtilDate")
    private static void add(XYChart chart, String name, DailySeries series, double capital, Stroke stroke) {
        List<Date> days = new ArrayList<>(List.of(new Date(series.startDay() * DAY_MILLIS)));
        List<Double> money = new ArrayList<>(List.of(capital));
        int step = Math.max(1, series.size() / MOST_POINTS);
        for (int i = 0; i < series.size(); i++) {
            if (i % step == 0 || i == series.size() - 1) {
                days.add(new Date(series.dayAt(i) * DAY_MILLIS));
                money.add(series.growthAt(i) * capital);
            }
        }
        XYSeries line = chart.addSeries(name, days, money);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(stroke.color());
        line.setLineStyle(new BasicStroke(stroke.width()));
    }
}
