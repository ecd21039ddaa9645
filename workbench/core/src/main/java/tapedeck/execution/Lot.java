package tapedeck.execution;

import tapedeck.model.Fill;
import tapedeck.model.Fixed;

/// One entry of a position that is still open, with the best and worst price seen since. Not thread-safe.
final class Lot {
    final long orderId;
    final long tradeId;
    long price;
    final long time;
    final String tag;
    long risk;
    long size;
    long fee;
    /// What was paid for the units that are left, rounded as cash is.
    long cost;
    long high;
    long low;
    int entryBar;

    /// @param risk money at risk to the protective stop per unit, 0 where none was set
    Lot(Fill fill, String tag, long risk) {
        this.orderId = fill.orderId();
        this.tradeId = fill.tradeId();
        this.price = fill.price();
        this.time = fill.time();
        this.tag = tag;
        this.risk = risk;
        this.high = price;
        this.low = price;
    }

    /// More units of less, or fewer of more: what was paid stays.
    void split(long newUnits, long oldUnits) {
        size = Fixed.scale(size, newUnits, oldUnits);
        price = Fixed.scale(price, oldUnits, newUnits);
        risk = Fixed.scale(risk, oldUnits, newUnits);
        high = Fixed.scale(high, oldUnits, newUnits);
        low = Fixed.scale(low, oldUnits, newUnits);
    }

    void see(long highest, long lowest) {
        high = Math.max(high, highest);
        low = Math.min(low, lowest);
    }
}
