package tapedeck.lab.analytics;

/// Runs of values with the same sign; a zero breaks a run.
final class Streaks {
    private Streaks() {}

    /// Length of the longest run of positive (`sign` 1) or negative (`sign` −1) values.
    static int longest(double[] values, int sign) {
        int longest = 0;
        int current = 0;
        for (double value : values) {
            current = Math.signum(value) == sign ? current + 1 : 0;
            longest = Math.max(longest, current);
        }
        return longest;
    }
}
