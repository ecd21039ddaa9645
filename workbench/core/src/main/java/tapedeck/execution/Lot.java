package tapedeck.execution;

/// One entry of a position that is still open, with the best and worst price seen since. Not thread-safe.
final class Lot {
    final long orderId;
    final long price;
    final long time;
    final String tag;
    final long risk;
    long size;
    long fee;
    /// What was paid for the units that are left, rounded as cash is.
    long cost;
    long high;
    long low;
    int entryBar;

    /// @param risk money at risk to the protective stop per unit, 0 where none was set
    Lot(long orderId, long price, long time, String tag, long risk) {
        this.orderId = orderId;
        this.price = price;
        this.time = time;
        this.tag = tag;
        this.risk = risk;
        this.high = price;
        this.low = price;
    }

    void see(long highest, long lowest) {
        high = Math.max(high, highest);
        low = Math.min(low, lowest);
    }
}
