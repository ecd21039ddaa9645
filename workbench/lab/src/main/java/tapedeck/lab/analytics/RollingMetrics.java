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

    private final int window;
    private final double[] volatility;
    private final double[] sharpe;
    private final double[] sortino;
    private final double[] beta;

    private RollingMetrics(int window, int n) {
        this.window = window;
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
        if (window < 2) {
            throw new IllegalArgumentException("window of " + window + " days: expected at least 2");
        }
        double[] returns = series.returns();
        double[] excess = ReturnSample.less(returns, conventions.riskFreePerPeriod());
        double root = Math.sqrt(conventions.periodsPerYear());
        RollingMetrics rolling = new RollingMetrics(window, returns.length);
        for (int end = window; end <= returns.length; end++) {
            rolling.fillAt(end, excess, root);
        }
        return rolling;
    }

    /// With a benchmark that has a return on exactly the strategy's days: see [DailySeries#on].
    public static RollingMetrics of(DailySeries series, DailySeries benchmark, Conventions conventions, int window) {
        if (!benchmark.hasDaysOf(series)) {
            throw new IllegalArgumentException(
                    "the benchmark has other days than the strategy: mark it with benchmark.on(series)");
        }
        RollingMetrics rolling = of(series, conventions, window);
        double[] returns = series.returns();
        double[] theirs = benchmark.returns();
        for (int end = window; end <= returns.length; end++) {
            rolling.beta[end - 1] = beta(returns, theirs, end - window, end);
        }
        return rolling;
    }

    public int window() {
        return window;
    }

    /// Number of days, those before the first full window included.
    public int size() {
        return volatility.length;
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

    /// The spread of excess returns is that of returns: the risk-free rate is a constant.
    private void fillAt(int end, double[] excess, double root) {
        int start = end - window;
        double mean = mean(excess, start, end);
        double std = Math.sqrt(comoment(excess, mean, excess, mean, start, end) / (window - 1));
        double deviation = std <= ReturnSample.ROUNDING ? 0 : std;
        volatility[end - 1] = deviation * root;
        sharpe[end - 1] = mean / deviation * root;
        sortino[end - 1] = mean / ReturnSample.downside(excess, start, end) * root;
    }

    private static double beta(double[] returns, double[] theirs, int start, int end) {
        double mean = mean(returns, start, end);
        double theirMean = mean(theirs, start, end);
        double theirMoment = comoment(theirs, theirMean, theirs, theirMean, start, end);
        boolean flat = Math.sqrt(theirMoment / (end - start - 1)) <= ReturnSample.ROUNDING;
        return flat ? Double.NaN : comoment(returns, mean, theirs, theirMean, start, end) / theirMoment;
    }

    private static double mean(double[] values, int start, int end) {
        Sum sum = new Sum();
        for (int i = start; i < end; i++) {
            sum.add(values[i]);
        }
        return sum.value() / (end - start);
    }

    private static double comoment(double[] a, double meanA, double[] b, double meanB, int start, int end) {
        Sum sum = new Sum();
        for (int i = start; i < end; i++) {
            sum.add((a[i] - meanA) * (b[i] - meanB));
        }
        return sum.value();
    }

    private static OptionalDouble valueOf(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
