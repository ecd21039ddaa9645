package tapedeck.venue;

import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.OrderType;
import tapedeck.model.Ticket;

/// An order that waits in the simulated market. Mutable, owned by the venue.
final class Resting {
    Ticket ticket;
    long filled;
    boolean isTriggered;
    boolean isMaker;
    long best;
    long ahead;
    long activeFrom = Long.MIN_VALUE;
    final long arrivalTime;
    private final long tickSize;

    /// @param tickSize    the grid on which a trailing stop moves
    /// @param arrivalTime when the venue took it in
    Resting(Ticket ticket, long tickSize, long arrivalTime) {
        this.ticket = ticket;
        this.tickSize = tickSize;
        this.arrivalTime = arrivalTime;
    }

    boolean isBuy() {
        return ticket.isBuy();
    }

    long remaining() {
        return ticket.size() - filled;
    }

    /// Whether it now trades at any price.
    boolean isMarket() {
        return switch (ticket.type()) {
            case MARKET, MARKET_ON_OPEN -> true;
            case STOP, TRAILING_STOP -> isTriggered;
            case LIMIT, STOP_LIMIT, MARKET_ON_CLOSE -> false;
        };
    }

    boolean isLimit() {
        return ticket.type() == OrderType.LIMIT || (ticket.type() == OrderType.STOP_LIMIT && isTriggered);
    }

    boolean isStop() {
        return ticket.hasStop() && !isTriggered;
    }

    /// The trigger price as it stands now; a trailing one on the grid, rounded towards the price.
    long stop() {
        if (ticket.type() != OrderType.TRAILING_STOP) {
            return ticket.stop();
        }
        Ticket.Prices prices = ticket.prices();
        long distance = prices.trailRatio() != 0 ? Fixed.multiply(best, prices.trailRatio()) : prices.trail();
        return isBuy() ? Fixed.floorTo(best + distance, tickSize) : Fixed.ceilTo(best - distance, tickSize);
    }

    /// The same order on the new basis of prices.
    void split(long newUnits, long oldUnits, Instrument instrument) {
        ticket = ticket.split(newUnits, oldUnits, instrument);
        filled = Fixed.scale(filled, newUnits, oldUnits);
        best = Fixed.scale(best, oldUnits, newUnits);
        ahead = Fixed.scale(ahead, newUnits, oldUnits);
    }

    /// A trailing stop follows the best price.
    void follow(long price) {
        if (ticket.type() == OrderType.TRAILING_STOP) {
            best = best == 0 ? price : isBuy() ? Math.min(best, price) : Math.max(best, price);
        }
    }
}
