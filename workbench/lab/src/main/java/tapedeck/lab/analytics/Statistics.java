package tapedeck.lab.analytics;

import java.util.Arrays;

/// The descriptive statistics behind every metric, summed left to right with error compensation so a rerun gives the
/// same bits.
///
/// Pure and thread-safe. As usual in numeric code an undefined result (too few values, no spread) is `NaN`; only
/// [Metric] turns that into an absence with a reason, so no `NaN` leaves this package inside a metric.
public final class Statistics {
    private Statistics() {}

    public static double sum(double[] values) {
        Sum sum = new Sum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.value();
    }

    public static double mean(double[] values) {
        return sum(values) / values.length;
    }

    /// Sample variance (divisor n − 1); exactly zero when all values are equal.
    public static double variance(double[] values) {
        return covariance(values, values);
    }

    /// Sample standard deviation (divisor n − 1).
    public static double std(double[] values) {
        return Math.sqrt(variance(values));
    }

    /// Sample covariance (divisor n − 1).
    public static double covariance(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("series of " + a.length + " and " + b.length + " values");
        }
        if (a.length < 2) {
            return Double.NaN;
        }
        // The mean of equal values can be off by a rounding; without this a constant would get a spread.
        if (isConstant(a) || isConstant(b)) {
            return 0;
        }
        double meanA = mean(a);
        double meanB = a == b ? meanA : mean(b);
        Sum sum = new Sum();
        for (int i = 0; i < a.length; i++) {
            sum.add((a[i] - meanA) * (b[i] - meanB));
        }
        return sum.value() / (a.length - 1);
    }

    /// Pearson correlation.
    public static double correlation(double[] a, double[] b) {
        return covariance(a, b) / std(a) / std(b);
    }

    /// Bias-corrected skewness G1.
    public static double skewness(double[] values) {
        double n = values.length;
        double m2 = centralMoment(values, 2);
        if (n < 3 || m2 == 0) {
            return Double.NaN;
        }
        return Math.sqrt(n * (n - 1)) / (n - 2) * centralMoment(values, 3) / (m2 * Math.sqrt(m2));
    }

    /// Bias-corrected excess kurtosis G2 (zero for a normal distribution).
    public static double kurtosis(double[] values) {
        double n = values.length;
        double m2 = centralMoment(values, 2);
        if (n < 4 || m2 == 0) {
            return Double.NaN;
        }
        double excess = centralMoment(values, 4) / (m2 * m2) - 3;
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6);
    }

    /// Quantile by linear interpolation (type 7) of values already in ascending order.
    public static double quantile(double[] sorted, double probability) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = (sorted.length - 1) * probability;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    public static double median(double[] sorted) {
        return quantile(sorted, 0.5);
    }

    /// An ascending copy.
    public static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    /// Least-squares line of `y` on `x`; slope, intercept and correlation are `NaN` where `x` or `y` does not vary.
    public static LinearFit fit(double[] x, double[] y) {
        double varianceX = variance(x);
        double slope = varianceX == 0 ? Double.NaN : covariance(x, y) / varianceX;
        return new LinearFit(slope, mean(y) - slope * mean(x), correlation(x, y));
    }

    /// A straight line through points; `r` is the correlation, its square the share of variance explained.
    public record LinearFit(double slope, double intercept, double r) {
        public double rSquared() {
            return r * r;
        }
    }

    private static double centralMoment(double[] values, int order) {
        if (isConstant(values)) {
            return 0;
        }
        double mean = mean(values);
        Sum sum = new Sum();
        for (double value : values) {
            double off = value - mean;
            double square = off * off;
            sum.add(
                    switch (order) {
                        case 2 -> square;
                        case 3 -> square * off;
                        case 4 -> square * square;
                        default -> throw new IllegalArgumentException("moment of order " + order);
                    });
        }
        return sum.value() / values.length;
    }

    private static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
