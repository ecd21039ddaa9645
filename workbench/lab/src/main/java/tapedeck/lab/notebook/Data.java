package tapedeck.lab.notebook;

import tapedeck.engine.DataRequest;
import tapedeck.lab.store.Store;
import tapedeck.lab.store.quality.QualityGate;
import tapedeck.model.Interval;
import tapedeck.model.Range;

/// The market data of one symbol: `data("BTC-USD").bars("1h", "2020..2023")`.
public final class Data {
    private final Store store;
    private final String symbol;

    Data(Store store, String symbol) {
        this.store = store;
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /// All bars of a length; from shorter ones where the store has no such bars.
    public Bars bars(String length) {
        return bars(length, "all");
    }

    /// The bars of a range, such as `2020..2023`, `2023-05..`, `-2y` or `all`.
    public Bars bars(String length, String range) {
        return Bars.read(store, request(length, range));
    }

    /// Whether all its bars of a length are fit to build on.
    public Quality check(String length) {
        return check(length, "all");
    }

    /// Whether the bars of a range are fit to build on.
    public Quality check(String length, String range) {
        DataRequest request = request(length, range);
        return new Quality(symbol + " " + length, new QualityGate(store).check(symbol, request));
    }

    private DataRequest request(String length, String range) {
        return new DataRequest(
                java.util.List.of(symbol),
                Interval.parse(length),
                range.equals("all") ? Range.ALL : Range.parse(range));
    }

    @Override
    public String toString() {
        return symbol;
    }
}
