package tapedeck.venue;

/// How long a message takes to the venue or back, in nanoseconds. Drawn by hash of (seed, order id),
/// never from a stream: one more order must not reshuffle every later latency.
public interface LatencyModel {
    /// At once.
    LatencyModel NONE = (orderId, leg) -> 0;

    /// From the session to the venue.
    int TO_VENUE = 0;
    /// From the venue back.
    int FROM_VENUE = 1;

    /// @param leg [#TO_VENUE] or [#FROM_VENUE]
    long nanos(long orderId, int leg);

    /// Always the same, there and back.
    static LatencyModel fixed(long nanos) {
        return (orderId, leg) -> nanos;
    }

    /// Evenly between two bounds.
    static LatencyModel uniform(long seed, long least, long most) {
        return (orderId, leg) -> least + (long) (Draw.unit(seed, orderId, leg) * (most - least));
    }

    /// Log-normal around a median: most are near it, a few take many times as long.
    static LatencyModel logNormal(long seed, long medianNanos, double sigma) {
        return (orderId, leg) -> (long) (medianNanos * StrictMath.exp(sigma * Draw.gaussian(seed, orderId, leg)));
    }
}
