package tapedeck.execution;

import java.util.Arrays;
import java.util.Optional;
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
    /// Units of a share of the margin as the gate measured them, until the venue has resolved it.
    long expected;
    /// Units that count as working: what the table of orders has added up.
    long counted;
    long stopChild;
    long targetChild;
    long partner;
    /// Some of its executions were in units of before a split.
    private boolean isSplit;
    private Fill[] fills = {};
    private long[] busted = {};

    OrderState(Ticket ticket) {
        this.ticket = ticket;
        this.asked = ticket.size();
        this.tag = ticket.tag();
    }

    void split(long newUnits, long oldUnits, Instrument instrument) {
        ticket = ticket.split(newUnits, oldUnits, instrument, filled);
        asked = ticket.size();
        filled = Fixed.scale(filled, newUnits, oldUnits);
        isSplit |= fills.length > 0;
        stopLoss = Fixed.roundTo(Fixed.scale(stopLoss, oldUnits, newUnits), instrument.tickSize());
        takeProfit = Fixed.roundTo(Fixed.scale(takeProfit, oldUnits, newUnits), instrument.tickSize());
    }

    boolean isDone() {
        return status == Status.DONE;
    }

    long remaining() {
        return Math.max(0, ticket.size() - filled);
    }

    /// Units that may still trade, at most: an amendment that is on its way counts.
    long open() {
        if (isDone()) {
            return 0;
        }
        return ticket.isShare() ? Math.max(expected, asked) : Math.max(0, Math.max(asked, ticket.size()) - filled);
    }

    /// What the venue reports, as a fill of this order, which it remembers.
    Fill fill(Execution execution, Currency currency, long time) {
        Fill fill = new Fill(
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
        fills = Arrays.copyOf(fills, fills.length + 1);
        fills[fills.length - 1] = fill;
        return fill;
    }

    /// Whether an execution was reported before.
    boolean hasTrade(long tradeId) {
        for (Fill fill : fills) {
            if (fill.tradeId() == tradeId) {
                return true;
            }
        }
        return false;
    }

    /// The fill that the venue takes back, once: empty where it was taken back before.
    Optional<Fill> bust(long tradeId) {
        if (!hasTrade(tradeId)) {
            throw new IllegalStateException(
                    "a bust of execution " + tradeId + " of order " + ticket.id() + ", which was never booked");
        }
        if (isSplit) {
            throw new IllegalStateException("a bust of execution " + tradeId + ", which was settled before a split");
        }
        for (long known : busted) {
            if (known == tradeId) {
                return Optional.empty();
            }
        }
        busted = Arrays.copyOf(busted, busted.length + 1);
        busted[busted.length - 1] = tradeId;
        return Arrays.stream(fills).filter(fill -> fill.tradeId() == tradeId).findFirst();
    }
}
