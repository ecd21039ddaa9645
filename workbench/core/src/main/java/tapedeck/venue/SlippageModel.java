package tapedeck.venue;

import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Ticket;

/// How much worse than the seen price a market or stop order trades; never better, on the price grid.
public interface SlippageModel {
    /// None.
    SlippageModel NONE = (instrument, ticket, price) -> price;

    /// The price after slippage.
    long apply(Instrument instrument, Ticket ticket, long price);

    /// A number of price steps.
    static SlippageModel ticks(long steps) {
        return (instrument, ticket, price) ->
                Math.addExact(price, ticket.side().sign() * Math.multiplyExact(steps, instrument.tickSize()));
    }

    /// Half a spread, paid when a position is entered and not when it is left: orders that only reduce
    /// trade at the seen price. Not rounded to the grid: it is a cost, not a price that was quoted.
    ///
    /// @param rate at 1e-8
    static SlippageModel entryShare(long rate) {
        return (instrument, ticket, price) -> ticket.isReduceOnly()
                ? price
                : Math.addExact(price, ticket.side().sign() * Fixed.multiplyUp(Math.abs(price), rate));
    }

    /// A share of the price, rounded against the order to the price grid.
    ///
    /// @param rate at 1e-8: 10,000 is one basis point
    static SlippageModel share(long rate) {
        return (instrument, ticket, price) -> {
            long worse = Math.addExact(price, ticket.side().sign() * Fixed.multiplyUp(Math.abs(price), rate));
            return ticket.isBuy()
                    ? Fixed.ceilTo(worse, instrument.tickSize())
                    : Fixed.floorTo(worse, instrument.tickSize());
        };
    }
}
