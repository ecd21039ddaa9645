package tapedeck.lab.analytics;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/// Daily returns with what several metrics need of them, computed once.
final class ReturnSample {
    /// Returns come from quotients of equity marks: a smaller spread than this is rounding, not risk.
    static final double ROUNDING = 1e-14;

    final DailySeries series;
    final Conventions conventions;
    final int n;
    final double[] returns;
    final double[] excess;
    final double[] sorted;
    final double[] drawdowns;
    final double[] winning;
    final double[] losing;
    final double[] notLosing;
    final double mean;
    final double std;
    final double excessMean;
    final double excessStd;
    final double total;
    final double annualRoot;

    ReturnSample(DailySeries series, Conventions conventions) {
        this.series = series;
        this.conventions = conventions;
        n = series.size();
        returns = series.returns();
        excess = less(returns, conventions.riskFreePerPeriod());
        sorted = Statistics.sorted(returns);
        drawdowns = series.drawdowns();
        winning = where(value -> value > 0);
        losing = where(value -> value < 0);
        notLosing = where(value -> value >= 0);
        mean = Statistics.mean(returns);
        std = spread(returns);
        excessMean = Statistics.mean(excess);
        excessStd = spread(excess);
        total = n == 0 ? Double.NaN : series.growthAt(n - 1) - 1;
        annualRoot = Math.sqrt(conventions.periodsPerYear());
    }

    double quantile(double probability) {
        return Statistics.quantile(sorted, probability);
    }

    /// `(1 + total)^exponent − 1`, undefined when nothing is left.
    static double power(double total, double exponent) {
        return total <= -1 ? Double.NaN : StrictMath.pow(1 + total, exponent) - 1;
    }

    static double spread(double[] values) {
        double std = Statistics.std(values);
        return std <= ROUNDING ? 0 : std;
    }

    /// Root of the mean square of the negative values, over the number of all values.
    static double downside(double[] values) {
        Sum squares = new Sum();
        for (double value : values) {
            double down = Math.min(value, 0);
            squares.add(down * down);
        }
        double deviation = Math.sqrt(squares.value() / values.length);
        return deviation <= ROUNDING ? 0 : deviation;
    }

    static double[] less(double[] values, double amount) {
        return amount == 0
                ? values
                : Arrays.stream(values).map(value -> value - amount).toArray();
    }

    private double[] where(DoublePredicate predicate) {
        return Arrays.stream(returns).filter(predicate).toArray();
    }
}
