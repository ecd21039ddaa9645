package tapedeck.lab.analytics;

import java.util.Arrays;

/// Counts of values in equal bins, with the width chosen by Freedman and Diaconis, for a distribution chart.
///
/// Immutable and thread-safe.
public final class Histogram {
    private static final int MOST_BINS = 80;

    private final double low;
    private final double width;
    private final int[] counts;

    private Histogram(double low, double width, int[] counts) {
        this.low = low;
        this.width = width;
        this.counts = counts;
    }

    /// One bin when all values are equal, none when there are no values, never more than 80.
    public static Histogram of(double[] values) {
        double[] sorted = Statistics.sorted(values);
        if (sorted.length == 0) {
            return new Histogram(0, 1, new int[0]);
        }
        double low = sorted[0];
        double range = sorted[sorted.length - 1] - low;
        int bins = bins(sorted, range);
        double width = range == 0 ? 1 : range / bins;
        int[] counts = new int[bins];
        for (double value : sorted) {
            counts[(int) Math.min(bins - 1, (value - low) / width)]++;
        }
        return new Histogram(low, width, counts);
    }

    public int size() {
        return counts.length;
    }

    public double fromAt(int bin) {
        return low + bin * width;
    }

    public double toAt(int bin) {
        return low + (bin + 1) * width;
    }

    public int countAt(int bin) {
        return counts[bin];
    }

    public double width() {
        return width;
    }

    /// Number of values counted.
    public int total() {
        return Arrays.stream(counts).sum();
    }

    private static int bins(double[] sorted, double range) {
        if (range == 0) {
            return 1;
        }
        double spread = Statistics.quantile(sorted, 0.75) - Statistics.quantile(sorted, 0.25);
        double wanted = 2 * spread / StrictMath.cbrt(sorted.length);
        return wanted <= range / MOST_BINS ? Math.min(MOST_BINS, sorted.length) : (int) Math.ceil(range / wanted);
    }
}
