package tapedeck.venue;

import tapedeck.model.Fixed;
import tapedeck.model.Instrument;

/// Money per unit, with a minimum and a cap that count once for an order, however many parts it trades in.
///
/// @param perUnit at 1e-8
/// @param minimum of one order
/// @param capRate share of the notional of one order
record PerShareFee(long perUnit, long minimum, long capRate) implements FeeModel {
    @Override
    public long fee(Instrument instrument, long price, long size, boolean isMaker) {
        return ofOrder(size, Math.abs(instrument.notional(price, size)));
    }

    @Override
    public long further(Instrument instrument, Traded before, long price, long size) {
        long notional = Math.addExact(before.notional(), Math.abs(instrument.notional(price, size)));
        return Math.max(0, ofOrder(Math.addExact(before.filled(), size), notional) - before.charged());
    }

    private long ofOrder(long size, long notional) {
        long cap = Math.max(Fixed.multiplyUp(notional, capRate), 0);
        return Math.min(Math.max(Fixed.multiplyUp(perUnit, size), minimum), cap);
    }
}
