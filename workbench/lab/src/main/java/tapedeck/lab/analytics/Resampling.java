package tapedeck.lab.analytics;

/// How a confidence band is drawn: the number of samples, the seed of their randomness and the share inside the band.
public record Resampling(int samples, long seed, double confidence) {
    public Resampling {
        if (samples < 1 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(samples + " samples at confidence " + confidence
                    + ": expected at least one sample and a confidence between 0 and 1");
        }
    }

    /// 1,000 samples, 95 %.
    public static Resampling of(long seed) {
        return new Resampling(1_000, seed, 0.95);
    }
}
