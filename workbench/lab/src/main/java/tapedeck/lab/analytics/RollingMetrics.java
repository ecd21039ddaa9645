package tapedeck.lab.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Volatility, Sharpe, Sortino and beta over a trailing window of days, as lines to draw.
///
/// Immutable and thread-safe. A value is absent before the first full window and where the formula is undefined.
public final class RollingMetrics {
    /// The windows a report offers.
    public static final List<Integer> WINDOWS = List.of(21, 63, 126, 252);

    private final Steps steps;
    private final double[] volatility;
    private final double[] sharpe;
    private final double[] sortino;
    private final double[] beta;

    private RollingMetrics(Steps steps, int n) {
        this.steps = steps;
        volatility = new double[n];
        sharpe = new double[n];
        sortino = new double[n];
        beta = new double[n];
        for (double[] line : List.of(volatility, sharpe, sortino, beta)) {
            Arrays.fill(line, Double.NaN);
        }
    }

    /// Without a benchmark: beta is absent everywhere.
    public static RollingMetrics of(DailySeries series, Conventions conventions, int window) {
        return of(series, conventions, new Steps(window, 1));
    }

    /// With a benchmark that has a return on exactly the strategy's days: see [DailySeries#on].
    public static RollingMetrics of(DailySeries series, DailySeries benchmark, Conventions conventions, int window) {
        return of(series, benchmark, conventions, new Steps(window, 1));
    }

    /// As [#of(DailySeries, DailySeries, Conventions, Steps)] without a benchmark.
    public static RollingMetrics of(DailySeries series, Conventions conventions, Steps steps) {
        // A benchmark that never moves has no beta.
        return of(series.returns(), new double[series.size()], conventions, steps);
    }

    /// A trailing window of days, and how many days lie from one value to the next.
    public record Steps(int window, int step) {
        public Steps {
            if (window < 2 || step < 1) {
                throw new IllegalArgumentException(
                        "window of " + window + " days, a value every " + step + ": expected at least 2 and 1");
            }
        }
    }

    /// At the last day and every so many days before it; the days between are absent: as much as a chart can show.
    public static RollingMetrics of(DailySeries series, DailySeries benchmark, Conventions conventions, Steps steps) {
        if (!benchmark.hasDaysOf(series)) {
            throw new IllegalArgumentException(
                    "the benchmark has other days than the strategy: mark it with benchmark.on(series)");
        }
        return of(series.returns(), benchmark.returns(), conventions, steps);
    }

    private static RollingMetrics of(double[] returns, double[] theirs, Conventions conventions, Steps steps) {
        double[] excess = ReturnSample.less(returns, conventions.riskFreePerPeriod());
        double root = Math.sqrt(conventions.periodsPerYear());
        RollingMetrics rolling = new RollingMetrics(steps, returns.length);
        for (int end = returns.length; end >= steps.window(); end -= steps.step()) {
            rolling.fillAt(end, excess, theirs, root);
        }
        return rolling;
    }

    public int window() {
        return steps.window();
    }

    /// Number of days, those before the first full window included.
    public int size() {
        return volatility.length;
    }

    /// Indices of the days that have values, in order of time.
    public int[] days() {
        int n = size();
        int count = n < steps.window() ? 0 : (n - steps.window()) / steps.step() + 1;
        int[] days = new int[count];
        Arrays.setAll(days, i -> n - 1 - (count - 1 - i) * steps.step());
        return days;
    }

    public OptionalDouble volatilityAt(int i) {
        return valueOf(volatility[i]);
    }

    public OptionalDouble sharpeAt(int i) {
        return valueOf(sharpe[i]);
    }

    public OptionalDouble sortinoAt(int i) {
        return valueOf(sortino[i]);
    }

    public OptionalDouble betaAt(int i) {
        return valueOf(beta[i]);
    }

    /// Two passes for all four lines. Excess returns stand for returns too: a constant changes no spread and no beta.
    private void fillAt(int end, double[] excess, double[] theirs, double root) {
        int window = steps.window();
        int start = end - window;
        Sum sum = new Sum();
        Sum theirSum = new Sum();
        for (int i = start; i < end; i++) {
            sum.add(excess[i]);
            theirSum.add(theirs[i]);
        }
        double mean = sum.value() / window;
        double theirMean = theirSum.value() / window;
        Sum squares = new Sum();
        Sum theirSquares = new Sum();
        Sum products = new Sum();
        Sum downSquares = new Sum();
        for (int i = start; i < end; i++) {
            double off = excess[i] - mean;
            double theirOff = theirs[i] - theirMean;
            double down = Math.min(excess[i], 0);
            squares.add(off * off);
            theirSquares.add(theirOff * theirOff);
            products.add(off * theirOff);
            downSquares.add(down * down);
        }
        double deviation = spread(squares.value() / (window - 1));
        double theirDeviation = spread(theirSquares.value() / (window - 1));
        volatility[end - 1] = deviation * root;
        sharpe[end - 1] = mean / deviation * root;
        sortino[end - 1] = mean / spread(downSquares.value() / window) * root;
        beta[end - 1] = theirDeviation == 0 ? Double.NaN : products.value() / theirSquares.value();
    }

    private static double spread(double meanSquare) {
        double deviation = Math.sqrt(meanSquare);
        return deviation <= ReturnSample.ROUNDING ? 0 : deviation;
    }

    private static OptionalDouble valueOf(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
