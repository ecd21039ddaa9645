package tapedeck.lab.analytics;

/// Which way is good, so a comparison can colour a difference without knowing the metric.
public enum Direction {
    HIGHER,
    LOWER,
    NEUTRAL;

    /// Positive when going from `before` to `after` is an improvement, negative when it is a loss, zero when neither.
    public int judge(double before, double after) {
        return switch (this) {
            case HIGHER -> Double.compare(after, before);
            case LOWER -> Double.compare(before, after);
            case NEUTRAL -> 0;
        };
    }
}
