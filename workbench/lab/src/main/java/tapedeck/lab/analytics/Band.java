package tapedeck.lab.analytics;

import java.util.Arrays;
import java.util.Optional;

/// The middle of a resampled number and the range that holds the stated share of the samples.
public record Band(double low, double median, double high) {
    /// Samples where the number is undefined (`NaN`) are left out; empty when it is undefined in all.
    static Optional<Band> of(double[] samples, double confidence) {
        double[] sorted =
                Arrays.stream(samples).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return Optional.empty();
        }
        double outside = (1 - confidence) / 2;
        return Optional.of(new Band(
                Statistics.quantile(sorted, outside),
                Statistics.median(sorted),
                Statistics.quantile(sorted, 1 - outside)));
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
