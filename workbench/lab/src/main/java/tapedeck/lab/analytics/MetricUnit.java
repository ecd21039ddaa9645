package tapedeck.lab.analytics;

/// How a metric's number is to be read and printed.
public enum MetricUnit {
    /// A pure number, shown with two decimals.
    RATIO,
    /// A fraction: 0.12 is shown as 12 %.
    PERCENT,
    /// Account currency.
    MONEY,
    /// Days, possibly with a fraction.
    DAYS,
    /// A whole number of things.
    COUNT,
    /// Hundredths of a percent: 2.5 is 2.5 bp.
    BASIS_POINTS
}
