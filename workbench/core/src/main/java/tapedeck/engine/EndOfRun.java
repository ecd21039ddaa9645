package tapedeck.engine;

/// What becomes of positions and orders when the data ends.
public enum EndOfRun {
    /// They stay as they are; open positions are valued at the last price.
    KEEP,
    /// Positions are left at the last price, then working orders are canceled.
    LAST_CLOSE,
    /// What leaves the positions, and then what still works, meets the last bar once more from its open: the convention
    /// of a well-known Python library, here to compare with it. It looks back in time.
    LAST_OPEN
}
