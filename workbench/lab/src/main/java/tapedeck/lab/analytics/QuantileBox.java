package tapedeck.lab.analytics;

import java.util.Optional;

/// The seven numbers of a box plot: extremes, 5 % and 95 %, quartiles and median.
public record QuantileBox(
        double min, double low, double lowerQuartile, double median, double upperQuartile, double high, double max) {
    /// Empty when there are no values.
    public static Optional<QuantileBox> of(double[] values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        double[] sorted = Statistics.sorted(values);
        return Optional.of(new QuantileBox(
                sorted[0],
                Statistics.quantile(sorted, 0.05),
                Statistics.quantile(sorted, 0.25),
                Statistics.median(sorted),
                Statistics.quantile(sorted, 0.75),
                Statistics.quantile(sorted, 0.95),
                sorted[sorted.length - 1]));
    }
}
