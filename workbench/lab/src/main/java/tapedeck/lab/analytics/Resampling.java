package tapedeck.lab.analytics;

/// How a confidence band is drawn: the number of samples, the seed of their randomness and the share inside the band.
public record Resampling(int samples, long seed, double confidence) {
    public Resampling {
        if (samples < 1 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(samples + " samples at confidence " + confidence
                    + ": expected at least one sample and a confidence between 0 and 1");
        }
    }

    /// Values drawn in all for one report: of long series fewer samples are drawn, in whole hundreds.
    private static final int MOST_DRAWN = 1_500_000;

    private static final int FEWEST = 100;

    /// As many samples of `size` values as a report has time for, at most those asked for.
    public Resampling within(int size) {
        int affordable = Math.max(FEWEST, MOST_DRAWN / Math.max(1, size) / 100 * 100);
        return new Resampling(Math.min(samples, affordable), seed, confidence);
    }

    /// 1,000 samples, 95 %.
    public static Resampling of(long seed) {
        return new Resampling(1_000, seed, 0.95);
    }
}
