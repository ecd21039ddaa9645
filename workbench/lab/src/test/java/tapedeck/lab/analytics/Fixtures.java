package tapedeck.lab.analytics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalDouble;

/// The golden series of the metrics specification and small builders for edge cases.
final class Fixtures {
    static final long DAY = 86_400_000_000_000L;
    static final Conventions WEEKDAYS = Conventions.of(252);

    private Fixtures() {}

    /// Normal-like draws from a linear congruential generator, the same bits in every language.
    static double[] generated(int seed, int n, double mean, double spread, int flatEvery) {
        long x = seed;
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < 12; k++) {
                x = (1103515245L * x + 12345L) & 0x7fffffffL;
                sum += x / 2147483648.0;
            }
            boolean flat = flatEvery > 0 && i % flatEvery == flatEvery - 1;
            values[i] = flat ? 0.0 : mean + spread * (sum - 6.0);
        }
        return values;
    }

    static DailySeries goldenSeries() {
        double[] own = generated(42, 756, 0.0006, 0.010, 7);
        double[] market = generated(7, 756, 0.0004, 0.012, 0);
        double[] returns = new double[own.length];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = 0.5 * own[i] + 0.3 * market[i] * (own[i] != 0 ? 1 : 0);
        }
        return weekdays(LocalDate.of(2020, 1, 1), returns);
    }

    static DailySeries goldenBenchmark() {
        return weekdays(LocalDate.of(2020, 1, 1), generated(7, 756, 0.0004, 0.012, 0));
    }

    /// Returns on weekdays from the first day, which is also the start day.
    static DailySeries weekdays(LocalDate first, double... returns) {
        long[] days = new long[returns.length];
        LocalDate day = first;
        for (int i = 0; i < days.length; day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days[i++] = day.toEpochDay();
            }
        }
        return DailySeries.ofReturns(first.toEpochDay(), days, returns);
    }

    /// Equity marks on consecutive calendar days; the first is the starting capital.
    static DailySeries marks(String start, double... equity) {
        long[] days = new long[equity.length];
        Arrays.setAll(days, i -> LocalDate.parse(start).toEpochDay() + i);
        return DailySeries.ofEquity(days, equity);
    }

    static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    /// A long trade of one day with this profit, and excursions that just contain it.
    static ClosedTrade trade(int number, double pnl) {
        return trade(number, pnl, true, "cross");
    }

    static ClosedTrade trade(int number, double pnl, boolean isLong, String exitTag) {
        return new ClosedTrade(
                number,
                number % 2 == 0 ? "AAA" : "BBB",
                "ema",
                isLong,
                number * DAY,
                (number + 1) * DAY,
                10,
                100,
                100 + pnl / 10,
                pnl,
                1,
                Math.min(pnl, 0) - 5,
                Math.max(pnl, 0) + 10,
                24,
                "",
                exitTag,
                OptionalDouble.empty(),
                1);
    }
}
