package tapedeck.lab.analytics;

import java.time.LocalDate;
import java.util.Arrays;

/// The equity of one account marked at each trading day's close: the only input of the daily metrics.
///
/// Immutable and thread-safe. Days are epoch days in the run's time zone; money is in account currency. The first mark
/// is the starting capital at the first event, so n + 1 marks give n returns. Flat days are zero returns. An account
/// that falls to zero or below is ruined: the series ends with that day's loss, because no return is defined after it.
public final class DailySeries {
    private final long startDay;
    private final long[] days;
    private final double[] returns;
    private final double[] growth;
    private final double[] money;
    private final double startCapital;
    private final boolean ruined;

    private DailySeries(long[] marks, double[] returns, double[] growth, double[] money) {
        this.startDay = marks[0];
        this.days = Arrays.copyOfRange(marks, 1, returns.length + 1);
        this.returns = returns;
        this.growth = growth;
        this.startCapital = money[0];
        this.money = Arrays.copyOfRange(money, 1, returns.length + 1);
        this.ruined = growth.length > 0 && growth[growth.length - 1] <= 0;
    }

    /// Marks including the starting capital at index 0; its day may be the first close's day.
    public static DailySeries ofEquity(long[] days, double[] equity) {
        return ofEquity(days, equity, new double[equity.length]);
    }

    /// Marks with external cash flows (deposits positive) that arrived since the previous mark and are no profit.
    public static DailySeries ofEquity(long[] days, double[] equity, double[] flows) {
        requireMarks(days, equity.length);
        if (flows.length != equity.length) {
            throw new IllegalArgumentException(equity.length + " marks but " + flows.length + " flows");
        }
        double start = requireFinite(equity[0], days[0], "equity");
        if (start <= 0) {
            throw new IllegalArgumentException("starting capital " + start + ": expected more than zero");
        }
        int n = livingMarks(equity, flows);
        double[] returns = new double[n];
        double[] growth = new double[n];
        double[] money = new double[n + 1];
        money[0] = start;
        double product = 1;
        boolean flowFree = true;
        Sum flowSum = new Sum();
        for (int i = 1; i <= n; i++) {
            double mark = requireFinite(equity[i], days[i], "equity");
            double flow = requireFinite(flows[i], days[i], "flow");
            flowFree &= flow == 0;
            returns[i - 1] = (mark - flow) / equity[i - 1] - 1;
            product *= 1 + returns[i - 1];
            // Without flows the product telescopes; the quotient keeps an equal mark an equal high-water mark.
            growth[i - 1] = flowFree ? mark / start : product;
            money[i] = mark - flowSum.add(flow).value();
        }
        return new DailySeries(days, returns, growth, money);
    }

    /// Returns of a notional account of 1 that started on `startDay`.
    public static DailySeries ofReturns(long startDay, long[] days, double[] returns) {
        return ofReturns(startDay, days, returns, 1);
    }

    /// Returns of an account that started on `startDay` with `startCapital`.
    public static DailySeries ofReturns(long startDay, long[] days, double[] returns, double startCapital) {
        long[] marks = new long[days.length + 1];
        marks[0] = startDay;
        System.arraycopy(days, 0, marks, 1, days.length);
        requireMarks(marks, returns.length + 1);
        double[] growth = new double[returns.length];
        double[] money = new double[returns.length + 1];
        money[0] = requireFinite(startCapital, startDay, "starting capital");
        double product = 1;
        int n = 0;
        while (n < returns.length && product > 0) {
            product *= 1 + requireFinite(returns[n], days[n], "return");
            growth[n] = product;
            money[n + 1] = startCapital * product;
            n++;
        }
        return new DailySeries(marks, Arrays.copyOf(returns, n), Arrays.copyOf(growth, n), Arrays.copyOf(money, n + 1));
    }

    /// Number of daily returns.
    public int size() {
        return returns.length;
    }

    public boolean isEmpty() {
        return returns.length == 0;
    }

    public long startDay() {
        return startDay;
    }

    /// Epoch day of return `i`.
    public long dayAt(int i) {
        return days[i];
    }

    public LocalDate dateAt(int i) {
        return LocalDate.ofEpochDay(days[i]);
    }

    /// Day of the last mark, the start day when there is no other.
    public long lastDay() {
        return isEmpty() ? startDay : days[days.length - 1];
    }

    public double returnAt(int i) {
        return returns[i];
    }

    /// Growth of 1 up to and including day `i`.
    public double growthAt(int i) {
        return growth[i];
    }

    /// Account value on day `i` without external cash flows.
    public double moneyAt(int i) {
        return money[i];
    }

    public double startCapital() {
        return startCapital;
    }

    /// True when the account fell to zero or below on the last day.
    public boolean isRuined() {
        return ruined;
    }

    /// Calendar days from the starting capital to the last mark.
    public long calendarDays() {
        return lastDay() - startDay;
    }

    public long[] days() {
        return days.clone();
    }

    public double[] returns() {
        return returns.clone();
    }

    /// Growth of 1 at each close.
    public double[] growth() {
        return growth.clone();
    }

    /// Account value at each close without external cash flows.
    public double[] money() {
        return money.clone();
    }

    /// Distance below the high-water mark at each close, zero or negative; the start counts as a high.
    public double[] drawdowns() {
        double[] drawdowns = new double[growth.length];
        double peak = 1;
        for (int i = 0; i < growth.length; i++) {
            peak = Math.max(peak, growth[i]);
            drawdowns[i] = growth[i] / peak - 1;
        }
        return drawdowns;
    }

    /// This series marked on the days of `other`: its last known value at each, so a market that rests that day is
    /// flat.
    public DailySeries on(DailySeries other) {
        if (startDay > other.startDay) {
            throw new IllegalArgumentException("the series starts on " + LocalDate.ofEpochDay(startDay)
                    + ", after the first day to mark, " + LocalDate.ofEpochDay(other.startDay));
        }
        int n = other.days.length;
        long[] marks = new long[n + 1];
        double[] values = new double[n + 1];
        // A first close on the start day means that the start is the open: the base is then the close before it.
        boolean startsAtOpen = n > 0 && other.days[0] == other.startDay;
        long base = startsAtOpen ? other.startDay - 1 : other.startDay;
        int next = 0;
        double value = startCapital;
        while (next < days.length && days[next] <= base) {
            value = growth[next++] * startCapital;
        }
        marks[0] = other.startDay;
        values[0] = value;
        for (int i = 0; i < n; i++) {
            while (next < days.length && days[next] <= other.days[i]) {
                value = growth[next++] * startCapital;
            }
            marks[i + 1] = other.days[i];
            values[i + 1] = value;
        }
        return ofEquity(marks, values);
    }

    boolean hasDaysOf(DailySeries other) {
        return Arrays.equals(days, other.days);
    }

    private static int livingMarks(double[] equity, double[] flows) {
        for (int i = 1; i < equity.length; i++) {
            if (equity[i] <= 0 || equity[i] - flows[i] <= 0) {
                return i;
            }
        }
        return equity.length - 1;
    }

    private static void requireMarks(long[] days, int marks) {
        if (marks == 0 || days.length != marks) {
            throw new IllegalArgumentException(
                    days.length + " days for " + marks + " marks: expected as many, at least one");
        }
        for (int i = 1; i < days.length; i++) {
            if (days[i] < days[i - 1] || (i > 1 && days[i] == days[i - 1])) {
                throw new IllegalArgumentException("day " + LocalDate.ofEpochDay(days[i]) + " at index " + i
                        + " does not follow " + LocalDate.ofEpochDay(days[i - 1]));
            }
        }
    }

    private static double requireFinite(double value, long day, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    what + " on " + LocalDate.ofEpochDay(day) + " is " + value + ": expected a finite number");
        }
        return value;
    }
}
