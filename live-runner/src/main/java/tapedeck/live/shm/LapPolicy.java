package tapedeck.live.shm;

/// What a ring reader does when the writer has overtaken it.
public enum LapPolicy {
    /// Ends at the loss: the default of a live strategy, which must not trade on a market with holes.
    STOP,
    /// Goes on at the oldest slot that is still safe and flags the first tick as coming after a gap.
    RESUME
}
