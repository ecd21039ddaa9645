package tapedeck.lab.analytics;

/// Measures how much of a span a market was open, so that a night with a position does not count as exposure.
@FunctionalInterface
public interface TradingTime {
    /// Open nanoseconds in `[from, to)`; times are epoch nanoseconds.
    long between(long from, long to);

    /// A market that never closes.
    static TradingTime always() {
        return (from, to) -> to - from;
    }

    /// A market open in `[open, close)` of each session; sessions in order, without overlap.
    static TradingTime sessions(long[] opens, long[] closes) {
        return new SessionTime(opens, closes);
    }
}
