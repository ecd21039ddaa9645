package tapedeck.engine;

/// How much of a run is written to its event log; the hashes are computed at every level.
public enum LogLevel {
    NONE,
    /// Orders, fills, trades and equity marks.
    ORDERS,
    /// Also what the venue said in between, and what strategies plotted.
    FULL
}
