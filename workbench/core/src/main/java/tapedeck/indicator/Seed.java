package tapedeck.indicator;

/// How a recursive average begins. After a few lengths the choice has faded; before, it decides signals.
public enum Seed {
    /// With the first value, from the first bar on; shown once `length` bars have closed.
    FIRST,
    /// With the mean of the first `length` values, as Wilder did.
    MEAN,
    /// With the value after the first `length` bars, which are skipped: ta4j's way.
    SKIP
}
