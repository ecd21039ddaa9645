package tapedeck.execution;

import java.util.Arrays;
import tapedeck.model.Currency;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Ticket;

/// What the order manager knows of one order. Mutable, owned by it.
///
/// | status | accepted | execution | canceled, rejected, expired |
/// |---|---|---|---|
/// | SENT | WORKING | booked; DONE when full | DONE |
/// | WORKING | ignored | booked; DONE when full | DONE |
/// | DONE | ignored | booked (it did happen), stays DONE | ignored |
final class OrderState {
    enum Status {
        SENT,
        WORKING,
        DONE
    }

    final String tag;
    /// As the venue confirmed it.
    Ticket ticket;
    Status status = Status.SENT;
    long filled;
    long stopLoss;
    long takeProfit;
    /// Total size of the last amendment sent, whether confirmed or not.
    long asked;
    /// A cancel of this order is on its way, sent because of another order.
    boolean isLeaving;
    long stopChild;
    long targetChild;
    long partner;
    private long[] trades = {};

    OrderState(Ticket ticket) {
        this.ticket = ticket;
        this.asked = ticket.size();
        this.tag = ticket.tag();
    }

    void split(long newUnits, long oldUnits, Instrument instrument) {
        ticket = ticket.split(newUnits, oldUnits, instrument);
        asked = ticket.size();
        filled = Fixed.scale(filled, newUnits, oldUnits);
        stopLoss = Fixed.roundTo(Fixed.scale(stopLoss, oldUnits, newUnits), instrument.tickSize());
        takeProfit = Fixed.roundTo(Fixed.scale(takeProfit, oldUnits, newUnits), instrument.tickSize());
    }

    boolean isDone() {
        return status == Status.DONE;
    }

    long remaining() {
        return Math.max(0, ticket.size() - filled);
    }

    /// What the venue reports, as a fill of this order.
    Fill fill(Execution execution, Currency currency, long time) {
        return new Fill(
                ticket.id(),
                ticket.strategy(),
                ticket.instrument(),
                ticket.side(),
                execution.price(),
                execution.size(),
                execution.fee(),
                currency,
                execution.isMaker(),
                execution.tradeId(),
                execution.venueTime(),
                time);
    }

    /// Remembers an execution; false where it is known already.
    boolean takeTrade(long tradeId) {
        for (long known : trades) {
            if (known == tradeId) {
                return false;
            }
        }
        trades = Arrays.copyOf(trades, trades.length + 1);
        trades[trades.length - 1] = tradeId;
        return true;
    }
}
