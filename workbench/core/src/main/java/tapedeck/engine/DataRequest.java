package tapedeck.engine;

import java.util.List;
import tapedeck.model.Interval;
import tapedeck.model.Range;

/// What a run wants from the store: bars of some symbols over a range.
///
/// @param symbols in the order in which their instruments are numbered
public record DataRequest(List<String> symbols, Interval interval, Range range, DataView view) {
    public DataRequest {
        symbols = List.copyOf(symbols);
    }

    /// Stored bars as they were traded.
    public DataRequest(List<String> symbols, Interval interval, Range range) {
        this(symbols, interval, range, DataView.BARS);
    }
}
