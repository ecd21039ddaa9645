package tapedeck.lab.analytics;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The tables of a report's calendar: returns by month and by year.
public final class CalendarReturns {
    private CalendarReturns() {}

    /// One row of the monthly table: twelve months, blank where there is no data, and the year.
    public record MonthRow(int year, List<OptionalDouble> months, double total) {
        public MonthRow {
            months = List.copyOf(months);
        }
    }

    /// One row of the yearly table; `difference` is strategy less benchmark, a fraction, `won` whether it is positive.
    public record YearRow(int year, double strategy, OptionalDouble benchmark) {
        public OptionalDouble difference() {
            return benchmark.isPresent()
                    ? OptionalDouble.of(strategy - benchmark.getAsDouble())
                    : OptionalDouble.empty();
        }

        /// True when the strategy did better than a benchmark.
        public boolean won() {
            return difference().orElse(0) > 0;
        }
    }

    /// Compounded returns, one row per year with data, in order.
    public static List<MonthRow> months(DailySeries series) {
        PeriodReturns months = PeriodReturns.of(series, Period.MONTH);
        PeriodReturns years = PeriodReturns.of(series, Period.YEAR);
        List<MonthRow> rows = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < years.size(); i++) {
            int year = yearAt(years, i);
            List<OptionalDouble> row = new ArrayList<>();
            for (int month = 0; month < 12; month++) {
                boolean here = next < months.size() && monthKey(months, next) == year * 12L + month;
                row.add(here ? OptionalDouble.of(months.returnAt(next++)) : OptionalDouble.empty());
            }
            rows.add(new MonthRow(year, row, years.returnAt(i)));
        }
        return List.copyOf(rows);
    }

    /// Compounded returns by year, without a benchmark.
    public static List<YearRow> years(DailySeries series) {
        PeriodReturns own = PeriodReturns.of(series, Period.YEAR);
        List<YearRow> rows = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            rows.add(new YearRow(yearAt(own, i), own.returnAt(i), OptionalDouble.empty()));
        }
        return List.copyOf(rows);
    }

    /// Compounded returns by year; the benchmark has the strategy's days: see [DailySeries#on].
    public static List<YearRow> years(DailySeries series, DailySeries benchmark) {
        if (!benchmark.hasDaysOf(series)) {
            throw new IllegalArgumentException(
                    "the benchmark has other days than the strategy: mark it with benchmark.on(series)");
        }
        PeriodReturns theirs = PeriodReturns.of(benchmark, Period.YEAR);
        List<YearRow> rows = new ArrayList<>();
        for (YearRow own : years(series)) {
            OptionalDouble their = OptionalDouble.of(theirs.returnAt(rows.size()));
            rows.add(new YearRow(own.year(), own.strategy(), their));
        }
        return List.copyOf(rows);
    }

    private static int yearAt(PeriodReturns years, int i) {
        return LocalDate.ofEpochDay(years.firstDayAt(i)).getYear();
    }

    private static long monthKey(PeriodReturns months, int i) {
        return LocalDate.ofEpochDay(months.firstDayAt(i)).getLong(ChronoField.PROLEPTIC_MONTH);
    }
}
