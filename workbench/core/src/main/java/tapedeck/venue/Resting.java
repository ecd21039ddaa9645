package tapedeck.venue;

import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.OrderType;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;

/// An order that waits in the simulated market. Mutable, owned by the venue.
final class Resting implements FeeModel.Traded {
    /// Nobody has seen yet what waits at this price: deeper than the best quote.
    private static final long UNSEEN = Long.MAX_VALUE;

    Ticket ticket;
    long filled;
    private long notional;
    private long charged;
    boolean isTriggered;
    boolean isMaker;
    long best;
    /// Units that wait at its price and were there before.
    long ahead = UNSEEN;
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

    /// Some of it traded.
    void onTraded(long size, long tradedNotional, long fee) {
        filled += size;
        notional = Math.addExact(notional, Math.abs(tradedNotional));
        charged = Math.addExact(charged, fee);
    }

    @Override
    public boolean isMaker() {
        return isMaker;
    }

    @Override
    public long filled() {
        return filled;
    }

    @Override
    public long notional() {
        return notional;
    }

    @Override
    public long charged() {
        return charged;
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

    /// Whether what does not trade at once is gone.
    boolean isImmediate() {
        TimeInForce timeInForce = ticket.timeInForce();
        return (timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK)
                && ticket.type() != OrderType.MARKET_ON_CLOSE;
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
        ticket = ticket.split(newUnits, oldUnits, instrument, filled);
        filled = Fixed.scale(filled, newUnits, oldUnits);
        best = Fixed.scale(best, oldUnits, newUnits);
        ahead = ahead == UNSEEN ? UNSEEN : Fixed.scale(ahead, newUnits, oldUnits);
    }

    /// What is ahead of a limit that waits: no more than is shown at its price, nothing where it betters the quote.
    ///
    /// @param best of its own side
    void queue(long best, long size) {
        int better = Long.signum(ticket.side().sign() * (ticket.limit() - best));
        if (better > 0 || best == 0) {
            ahead = 0;
        } else if (better == 0) {
            ahead = Math.min(ahead, size);
        }
    }

    /// It joins the end of the queue.
    void queueAnew() {
        ahead = UNSEEN;
    }

    /// Some of what printed at its price was ahead of it.
    void letPass(long traded) {
        ahead = ahead == UNSEEN ? UNSEEN : Math.max(0, ahead - traded);
    }

    /// A trailing stop follows the best price; 0 is none.
    void follow(long price) {
        if (ticket.type() == OrderType.TRAILING_STOP && price != 0) {
            best = best == 0 ? price : isBuy() ? Math.min(best, price) : Math.max(best, price);
        }
    }
}
