package tapedeck.lab.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.knowm.xchart.OHLCChart;
import org.knowm.xchart.OHLCChartBuilder;
import org.knowm.xchart.OHLCSeries;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tapedeck.lab.analytics.ClosedTrade;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.report.model.ReportModel;
import tapedeck.model.Side;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.Table;

/// Charts in the look of the reports, to be shown as they are or changed by the caller. Stateless.
///
/// Long series are thinned: an SVG of a hundred thousand points is slower to show than to compute.
final class Charts {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 380;
    private static final int MOST_POINTS = 1_200;
    private static final int MOST_CANDLES = 160;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final Color INK = new Color(0x5f5c57);
    private static final Color GRID = new Color(0xe6e4df);
    private static final Color GAIN = new Color(0x1d5fbf);
    private static final Color LOSS = new Color(0xc46210);
    private static final Color QUIET = new Color(0x9a958c);
    private static final List<Color> LINES =
            List.of(GAIN, LOSS, new Color(0x2e8b7a), new Color(0x8a5bb0), INK, new Color(0xb0413e));

    private Charts() {}

    static XYChart equity(Run run) {
        ReportModel model = run.model();
        XYChart chart = chart(model.facts().strategyNames() + " on "
                + String.join(", ", model.facts().symbols()));
        chart.setYAxisTitle(model.facts().currency());
        chart.getStyler().setYAxisDecimalPattern("#,##0");
        double capital = model.series().startCapital();
        model.benchmark().ifPresent(benchmark -> daily(chart, benchmark.name(), benchmark.series(), capital, QUIET));
        daily(chart, "strategy", model.series(), capital, GAIN);
        return chart;
    }

    private static void daily(XYChart chart, String name, DailySeries series, double capital, Color color) {
        long[] times = new long[series.size()];
        double[] money = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = series.dayAt(i) * DAY_MILLIS;
            money[i] = series.growthAt(i) * capital;
        }
        line(chart, name, times, money).setLineColor(color);
    }

    static Chart<?, ?> prices(Bars bars) {
        return bars.size() <= MOST_CANDLES ? candles(bars) : closes(bars);
    }

    private static XYChart closes(Bars bars) {
        XYChart chart = chart(bars.symbol() + " " + bars.length());
        chart.getStyler().setLegendVisible(false);
        line(chart, "close", millis(bars), bars.closes()).setLineColor(INK);
        return chart;
    }

    // XChart's time axis takes no other type
    @SuppressWarnings("JavaUtilDate")
    private static OHLCChart candles(Bars bars) {
        OHLCChart chart = new OHLCChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(bars.symbol() + " " + bars.length())
                .build();
        style(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        List<Date> times = new ArrayList<>();
        for (long time : millis(bars)) {
            times.add(new Date(time));
        }
        OHLCSeries series = chart.addSeries(
                bars.symbol(),
                times,
                boxed(bars.opens()),
                boxed(bars.highs()),
                boxed(bars.lows()),
                boxed(bars.closes()));
        chart.getStyler().setDatePattern(datePattern(millis(bars)));
        series.setUpColor(GAIN);
        series.setDownColor(LOSS);
        return chart;
    }

    static XYChart trades(Bars bars, Run run) {
        XYChart chart = chart(bars.symbol() + " with the trades of " + run.id().substring(0, 8));
        line(chart, bars.symbol(), millis(bars), bars.closes()).setLineColor(QUIET);
        List<ClosedTrade> trades = run.model().log().trades().stream()
                .filter(trade -> trade.symbol().equals(bars.symbol()))
                .filter(trade -> isWithin(bars, trade))
                .toList();
        marks(chart, "entry", trades.stream().map(ClosedTrade::entryTime).toList(), entryPrices(trades), GAIN);
        marks(chart, "exit", trades.stream().map(ClosedTrade::exitTime).toList(), exitPrices(trades), LOSS);
        return chart;
    }

    private static boolean isWithin(Bars bars, ClosedTrade trade) {
        long first = bars.columns().startTime(0);
        long end = bars.columns().startTime(bars.size() - 1)
                + bars.columns().interval().nanos();
        return trade.entryTime() >= first && trade.exitTime() <= end;
    }

    private static List<Double> entryPrices(List<ClosedTrade> trades) {
        return trades.stream().map(ClosedTrade::entryPrice).toList();
    }

    private static List<Double> exitPrices(List<ClosedTrade> trades) {
        return trades.stream().map(ClosedTrade::exitPrice).toList();
    }

    // XChart's time axis takes no other type
    @SuppressWarnings("JavaUtilDate")
    private static void marks(XYChart chart, String name, List<Long> nanos, List<Double> prices, Color color) {
        if (nanos.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(
                name, nanos.stream().map(time -> new Date(time / 1_000_000)).toList(), prices);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        Marker marker = name.equals("entry") ? SeriesMarkers.TRIANGLE_UP : SeriesMarkers.TRIANGLE_DOWN;
        series.setMarker(marker);
        series.setMarkerColor(color);
    }

    static XYChart lines(Table table, String x, List<String> columns) {
        XYChart chart = chart(table.name() == null ? "" : table.name());
        long[] times = times(table, x);
        for (int i = 0; i < columns.size(); i++) {
            double[] values = table.numberColumn(columns.get(i)).asDoubleArray();
            XYSeries series = times.length > 0
                    ? line(chart, columns.get(i), times, values)
                    : numbers(chart, columns.get(i), table.numberColumn(x).asDoubleArray(), values);
            series.setLineColor(LINES.get(i % LINES.size()));
        }
        return chart;
    }

    /// Milliseconds of a column of times; empty where it has numbers.
    private static long[] times(Table table, String x) {
        return switch (table.column(x)) {
            case DateTimeColumn column -> column.asEpochMillisArray(java.time.ZoneOffset.UTC);
            case DateColumn column ->
                column.asList().stream()
                        .mapToLong(day -> day.toEpochDay() * DAY_MILLIS)
                        .toArray();
            default -> new long[0];
        };
    }

    static XYChart depth(OrderBook book) {
        XYChart chart = chart("order book");
        chart.setXAxisTitle("price");
        chart.setYAxisTitle("size to here");
        // above the spread, where nothing is drawn
        chart.getStyler().setLegendPosition(LegendPosition.InsideN);
        steps(chart, "bids", book.prices(Side.BUY), book.depths(Side.BUY), GAIN);
        steps(chart, "asks", book.prices(Side.SELL), book.depths(Side.SELL), LOSS);
        return chart;
    }

    private static void steps(XYChart chart, String name, double[] prices, double[] depths, Color color) {
        if (prices.length == 0) {
            return;
        }
        // both ends of each tread: between two levels only what lies before them can be had
        double[] x = new double[2 * prices.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = prices[i / 2];
            y[i] = i == 0 ? 0 : depths[(i - 1) / 2];
        }
        boolean isFalling = prices[0] > prices[prices.length - 1];
        XYSeries series = chart.addSeries(name, isFalling ? reversed(x) : x, isFalling ? reversed(y) : y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 60));
    }

    /// An area is drawn from left to right.
    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }

    private static XYChart chart(String title) {
        XYChart chart =
                new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
        style(chart.getStyler());
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setAxisTickLabelsColor(INK);
        styler.setLegendPosition(LegendPosition.InsideNW);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setTimezone(TimeZone.getTimeZone("UTC"));
        styler.setLocale(Locale.ROOT);
    }

    private static XYSeries numbers(XYChart chart, String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(new BasicStroke(1.4f));
        return series;
    }

    /// A line over time, thinned evenly; its last point stays.
    // XChart's time axis takes no other type
    @SuppressWarnings("JavaUtilDate")
    private static XYSeries line(XYChart chart, String name, long[] millis, double[] values) {
        List<Date> times = new ArrayList<>();
        List<Double> thinned = new ArrayList<>();
        int step = Math.max(1, millis.length / MOST_POINTS);
        for (int i = 0; i < millis.length; i++) {
            if (i % step == 0 || i == millis.length - 1) {
                times.add(new Date(millis[i]));
                thinned.add(values[i]);
            }
        }
        chart.getStyler().setDatePattern(datePattern(millis));
        XYSeries series = chart.addSeries(name, times, thinned);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(new BasicStroke(1.4f));
        return series;
    }

    /// As much of a date as the length of the axis calls for.
    private static String datePattern(long[] millis) {
        long days = millis.length == 0 ? 0 : (millis[millis.length - 1] - millis[0]) / DAY_MILLIS;
        return days > 500 ? "yyyy-MM" : days > 10 ? "yyyy-MM-dd" : "MM-dd HH:mm";
    }

    private static long[] millis(Bars bars) {
        long[] millis = new long[bars.size()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = bars.columns().startTime(i) / 1_000_000;
        }
        return millis;
    }

    private static List<Double> boxed(double[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value);
        }
        return list;
    }
}
