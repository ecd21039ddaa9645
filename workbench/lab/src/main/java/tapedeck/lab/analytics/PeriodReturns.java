package tapedeck.lab.analytics;

import java.util.Arrays;

/// Daily returns gathered by calendar period, compounded and summed; periods without a day do not appear.
///
/// Immutable and thread-safe.
public final class PeriodReturns {
    private final Period period;
    private final long[] firstDays;
    private final double[] compounded;
    private final double[] summed;

    private PeriodReturns(Period period, long[] firstDays, double[] compounded, double[] summed) {
        this.period = period;
        this.firstDays = firstDays;
        this.compounded = compounded;
        this.summed = summed;
    }

    public static PeriodReturns of(DailySeries series, Period period) {
        int n = series.size();
        long[] firstDays = new long[n];
        double[] compounded = new double[n];
        double[] summed = new double[n];
        int count = 0;
        int i = 0;
        while (i < n) {
            firstDays[count] = series.dayAt(i);
            long end = period.endOf(series.dayAt(i));
            double product = 1;
            Sum sum = new Sum();
            int first = i;
            while (i < n && series.dayAt(i) < end) {
                product *= 1 + series.returnAt(i);
                sum.add(series.returnAt(i));
                i++;
            }
            // A single day is its own return; (1 + r) − 1 would round it.
            compounded[count] = i == first + 1 ? series.returnAt(first) : product - 1;
            summed[count] = sum.value();
            count++;
        }
        return new PeriodReturns(
                period,
                Arrays.copyOf(firstDays, count),
                Arrays.copyOf(compounded, count),
                Arrays.copyOf(summed, count));
    }

    public Period period() {
        return period;
    }

    public int size() {
        return compounded.length;
    }

    /// The period's first day with a return.
    public long firstDayAt(int i) {
        return firstDays[i];
    }

    public double returnAt(int i) {
        return compounded[i];
    }

    /// Compounded returns in order of time.
    public double[] returns() {
        return compounded.clone();
    }

    /// Arithmetic sums of the daily returns in order of time.
    public double[] sums() {
        return summed.clone();
    }
}
