package tapedeck.event;

import tapedeck.model.Bar;

/// The stored bars of one instrument in time order, read once.
public interface BarReader {
    /// Fills `bar` with the next one; false at the end.
    boolean read(Bar bar);
}
