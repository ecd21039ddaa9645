package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.Histogram;
import tapedeck.lab.analytics.Period;
import tapedeck.lab.analytics.PeriodReturns;
import tapedeck.lab.analytics.QuantileBox;
import tapedeck.lab.analytics.Statistics;
import tapedeck.lab.report.model.ReportModel;

/// How returns spread: histogram beside a normal curve, quantiles by period, each day, and against a normal.
final class DistributionSection implements Section {
    private static final int DOTS = 240;
    private static final List<Period> PERIODS =
            List.of(Period.DAY, Period.WEEK, Period.MONTH, Period.QUARTER, Period.YEAR);

    @Override
    public void write(Markup page, ReportModel model) {
        DailySeries series = model.series();
        if (series.size() < 3) {
            return;
        }
        page.raw("<section id=\"distribution\">").heading("Distribution", "of returns");
        page.raw(
                "<div class=\"two\"><div class=\"panel\"><h3>Daily returns, with a normal curve of the same spread</h3>");
        histogram(series).write(page, 200);
        page.raw("</div><div class=\"panel\"><h3>Against a normal: quantiles of days, in standard deviations</h3>");
        quantiles(series).write(page, 200);
        page.raw("</div></div>\n<div class=\"two\"><div class=\"panel\"><h3>Quantiles by period</h3>");
        boxes(series).write(page, 200);
        page.raw("</div><div class=\"panel scroll\"><h3>The same in numbers</h3>");
        table(series).write(page);
        page.raw(
                "</div></div>\n<div class=\"panel\"><h3>Each day <span class=\"read live\" id=\"returnsRead\"></span></h3>");
        page.raw("<div class=\"plot live\" id=\"returnsPlot\"></div><div class=\"still\">")
                .raw(days(series).svg(1060, 150));
        page.raw("</div></div></section>\n");
    }

    private static Figure histogram(DailySeries series) {
        double[] returns = series.returns();
        Histogram histogram = Histogram.of(returns);
        double mean = Statistics.mean(returns);
        double std = Statistics.std(returns);
        double low = histogram.fromAt(0);
        double high = histogram.toAt(histogram.size() - 1);
        double scale = returns.length * histogram.width();
        List<double[]> bars = new ArrayList<>();
        double most = std > 0 ? scale / (std * Math.sqrt(2 * Math.PI)) : 1;
        for (int i = 0; i < histogram.size(); i++) {
            most = Math.max(most, histogram.countAt(i));
            bars.add(new double[] {histogram.fromAt(i), histogram.toAt(i), 0, histogram.countAt(i)});
        }
        Figure.Range x = new Figure.Range(low, high);
        Figure.Range y = new Figure.Range(0, most * 1.05);
        Figure figure =
                new Figure("Histogram of daily returns", x, y).layer("bar", "accent", 1, bars.toArray(double[][]::new));
        if (std > 0) {
            double[][] curve = new double[81][];
            for (int i = 0; i < curve.length; i++) {
                double at = low + (high - low) * i / (curve.length - 1);
                double z = (at - mean) / std;
                curve[i] = new double[] {at, scale * StrictMath.exp(-z * z / 2) / (std * Math.sqrt(2 * Math.PI))};
            }
            figure.layer("line", "neg", 1.4, curve);
        }
        return ticked(figure, x, y, true, false);
    }

    private static Figure quantiles(DailySeries series) {
        double[] sorted = Statistics.sorted(series.returns());
        double mean = Statistics.mean(sorted);
        double std = Statistics.std(sorted);
        NormalDistribution normal = new NormalDistribution();
        List<double[]> dots = new ArrayList<>();
        int step = Math.max(1, sorted.length / DOTS);
        for (int i = 0; i < sorted.length; i++) {
            // All of the tails, where the difference is; a share of the middle.
            boolean isTail = i < 20 || i >= sorted.length - 20;
            if (isTail || i % step == 0) {
                double expected = normal.inverseCumulativeProbability((i + 0.5) / sorted.length);
                dots.add(new double[] {expected, std == 0 ? 0 : (sorted[i] - mean) / std});
            }
        }
        double reach = dots.stream().mapToDouble(dot -> Math.abs(dot[0])).max().orElse(3);
        Figure.Range x = new Figure.Range(-reach, reach).padded(0.03);
        Figure.Range y =
                new Figure.Range(Math.min(-reach, dots.getFirst()[1]), Math.max(reach, dots.getLast()[1])).padded(0.03);
        Figure figure = new Figure("Quantiles of daily returns against a normal", x, y)
                .layer("line", "ink3", 1, new double[][] {{-reach, -reach}, {reach, reach}})
                .layer("dot", "accent", 3.5, dots.toArray(double[][]::new));
        return ticked(figure, x, y, false, false);
    }

    private static Figure boxes(DailySeries series) {
        List<double[]> whiskers = new ArrayList<>();
        List<double[]> boxes = new ArrayList<>();
        List<double[]> medians = new ArrayList<>();
        double low = 0;
        double high = 0;
        for (int i = 0; i < PERIODS.size(); i++) {
            Optional<QuantileBox> found = box(series, PERIODS.get(i));
            if (found.isPresent()) {
                QuantileBox box = found.get();
                whiskers.add(new double[] {i + 0.485, i + 0.515, box.min(), box.max()});
                boxes.add(new double[] {i + 0.25, i + 0.75, box.lowerQuartile(), box.upperQuartile()});
                medians.add(new double[] {i + 0.25, i + 0.75, box.median(), box.median()});
                low = Math.min(low, box.min());
                high = Math.max(high, box.max());
            }
        }
        Figure.Range y = new Figure.Range(low, high).padded(0.04);
        double thin = (y.to() - y.from()) * 0.004;
        medians.forEach(line -> {
            line[2] -= thin;
            line[3] += thin;
        });
        Figure.Range x = new Figure.Range(0, PERIODS.size());
        Figure figure = new Figure("Quantiles of returns by period", x, y)
                .layer("bar", "ink3", 1, whiskers.toArray(double[][]::new))
                .layer("bar", "accent", 1, boxes.toArray(double[][]::new))
                .layer("bar", "ink", 1, medians.toArray(double[][]::new));
        for (int i = 0; i < PERIODS.size(); i++) {
            figure.xTick(i + 0.5, name(PERIODS.get(i)));
        }
        Axis.round(y, 4).forEach(tick -> figure.yTick(tick, Axis.share(tick)));
        return figure;
    }

    private static Optional<QuantileBox> box(DailySeries series, Period period) {
        return QuantileBox.of(PeriodReturns.of(series, period).returns());
    }

    private static String name(Period period) {
        return switch (period) {
            case DAY -> "day";
            case WEEK -> "week";
            case MONTH -> "month";
            case QUARTER -> "quarter";
            case YEAR -> "year";
        };
    }

    private static Table table(DailySeries series) {
        Table table =
                new Table("tight", "", "Worst", "5\u2009%", "25\u2009%", "Median", "75\u2009%", "95\u2009%", "Best");
        for (Period period : PERIODS) {
            box(series, period).ifPresent(box -> {
                Table.Row row = table.row().head(name(period));
                for (double value : new double[] {
                    box.min(), box.low(), box.lowerQuartile(), box.median(), box.upperQuartile(), box.high(), box.max()
                }) {
                    row.cell(Words.share(value, 1));
                }
                row.end();
            });
        }
        return table;
    }

    private static Figure days(DailySeries series) {
        double[] days = EquitySection.dates(series);
        Figure.Range x = new Figure.Range(days[0], days[days.length - 1]);
        Figure.Range y = new Figure.Range(
                Arrays.stream(series.returns()).min().orElse(0),
                Arrays.stream(series.returns()).max().orElse(0));
        Figure figure = new Figure("Daily returns", x, y.padded(0.04));
        Axis.round(y, 3).forEach(tick -> figure.yTick(tick, Axis.share(tick)));
        Axis.dates((long) days[0], (long) days[days.length - 1], 8)
                .forEach(tick -> figure.xTick(tick.at(), tick.label()));
        return figure.layer("line", "accent", 0.7, Thinning.points(days, series.returns(), 500));
    }

    private static Figure ticked(Figure figure, Figure.Range x, Figure.Range y, boolean xShare, boolean yShare) {
        Axis.round(x, 6).forEach(tick -> figure.xTick(tick, xShare ? Axis.share(tick) : Axis.trimmed(tick)));
        Axis.round(y, 4).forEach(tick -> figure.yTick(tick, yShare ? Axis.share(tick) : Axis.trimmed(tick)));
        return figure;
    }
}
