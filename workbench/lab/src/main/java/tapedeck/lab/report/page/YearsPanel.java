package tapedeck.lab.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tapedeck.lab.analytics.CalendarReturns;
import tapedeck.lab.analytics.DailySeries;
import tapedeck.lab.analytics.Period;
import tapedeck.lab.analytics.PeriodReturns;
import tapedeck.lab.report.model.ReportModel;

/// Returns by year as bars beside the benchmark's, and the best and worst day, month and year with their dates.
final class YearsPanel {
    private static final List<Period> PERIODS = List.of(Period.DAY, Period.MONTH, Period.YEAR);
    /// More labels than these do not fit below the bars.
    private static final int MOST_LABELS = 12;

    private YearsPanel() {}

    static Figure bars(List<CalendarReturns.YearRow> rows) {
        List<double[]> own = new ArrayList<>();
        List<double[]> theirs = new ArrayList<>();
        double low = 0;
        double high = 0;
        for (int i = 0; i < rows.size(); i++) {
            CalendarReturns.YearRow row = rows.get(i);
            OptionalDouble benchmark = row.benchmark();
            own.add(new double[] {i + (benchmark.isPresent() ? 0.52 : 0.2), i + 0.8, 0, row.strategy()});
            int at = i;
            benchmark.ifPresent(value -> theirs.add(new double[] {at + 0.2, at + 0.48, 0, value}));
            low = Math.min(low, Math.min(row.strategy(), benchmark.orElse(0)));
            high = Math.max(high, Math.max(row.strategy(), benchmark.orElse(0)));
        }
        Figure.Range y = new Figure.Range(low, high > low ? high : low + 0.01).padded(0.04);
        Figure figure = new Figure("Returns by year", new Figure.Range(0, rows.size()), y);
        if (!theirs.isEmpty()) {
            figure.layer("bar", "ink3", 1, theirs.toArray(double[][]::new));
        }
        figure.layer("bar", "accent", 1, own.toArray(double[][]::new));
        int step = (rows.size() + MOST_LABELS - 1) / MOST_LABELS;
        for (int i = 0; i < rows.size(); i += step) {
            figure.xTick(i + 0.5, Integer.toString(rows.get(i).year()));
        }
        Axis.round(y, 4).forEach(tick -> figure.yTick(tick, Axis.share(tick)));
        return figure;
    }

    static Table extremes(DailySeries series) {
        Table table = new Table("tight", "", "Best", "when", "Worst", "when");
        for (Period period : PERIODS) {
            PeriodReturns returns = PeriodReturns.of(series, period);
            int best = 0;
            int worst = 0;
            for (int i = 1; i < returns.size(); i++) {
                best = returns.returnAt(i) > returns.returnAt(best) ? i : best;
                worst = returns.returnAt(i) < returns.returnAt(worst) ? i : worst;
            }
            Table.Row row = table.row().head(name(period));
            for (int at : new int[] {best, worst}) {
                double value = returns.returnAt(at);
                row.cell(Words.signedShare(value, 1), Words.tone(value)).cell(when(period, returns.firstDayAt(at)));
            }
            row.end();
        }
        return table;
    }

    private static String name(Period period) {
        return period == Period.DAY ? "Day" : period == Period.MONTH ? "Month" : "Year";
    }

    private static String when(Period period, long day) {
        String date = Words.date(day);
        return period == Period.DAY ? date : date.substring(0, period == Period.MONTH ? 7 : 4);
    }

    static List<CalendarReturns.YearRow> rows(ReportModel model) {
        return model.benchmark()
                .map(benchmark -> CalendarReturns.years(model.series(), benchmark.series()))
                .orElseGet(() -> CalendarReturns.years(model.series()));
    }
}
