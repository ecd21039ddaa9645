package tapedeck.lab.store.column;

import java.util.List;

/// Which columns the rows of a data set have, and which of them tell one row from another.
public enum RowShape {
    /// Start time, prices at 1e-8, volume at the data set's scale; one row per start.
    BARS,
    /// Times, source sequence, `kind | side << 8 | flags << 16`, prices and sizes at 1e-8; one row per venue time and
    /// sequence.
    TICKS;

    private static final List<String> BAR_COLUMNS = List.of("time", "open", "high", "low", "close", "volume");
    private static final List<String> TICK_COLUMNS =
            List.of("venue_time", "arrival_time", "sequence", "kind_side_flags", "price", "size", "price2", "size2");

    /// Names of the columns; the first is the time that rows are sorted by.
    public List<String> columns() {
        return this == BARS ? BAR_COLUMNS : TICK_COLUMNS;
    }

    /// The column that orders rows of one time; the time itself where there can be only one.
    public int tieBreak() {
        return this == BARS ? 0 : 2;
    }
}
