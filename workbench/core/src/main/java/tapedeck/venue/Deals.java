package tapedeck.venue;

import tapedeck.execution.Execution;
import tapedeck.execution.Margin;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;
import tapedeck.model.Verdict;

/// Makes trades of orders that act: size, price, fee, the account's consent, and the reports of it. Not thread-safe.
final class Deals {
    private final Instruments instruments;
    private final Models models;
    private final Margin margin;
    private final Room room;
    private final RestingOrders resting;
    private final Hall hall;
    private long lastTradeId;

    Deals(Hall hall, Margin margin) {
        this.hall = hall;
        this.margin = margin;
        instruments = hall.instruments;
        models = hall.models;
        room = hall.room;
        resting = hall.resting;
    }

    /// Trades at a price that was seen, as much as there is room for.
    void trade(Resting order, long seen, long available, long venueTime) {
        Ticket ticket = order.ticket;
        Instrument instrument = instruments.get(ticket.instrument());
        long slipped = order.isLimit() ? seen : models.slippage().apply(instrument, ticket, seen);
        long price = seen > 0 ? Math.max(slipped, instrument.tickSize()) : slipped;
        boolean isMaker = order.isMaker;
        long size = ticket.isShare()
                ? margin.sizeForShare(ticket, price, (t, p, s) -> models.fees().fee(instrument, p, s, isMaker))
                : order.remaining();
        if (ticket.isReduceOnly()) {
            size = Math.min(size, margin.reducible(ticket));
        }
        if (size <= 0) {
            refuse(order, ticket.isReduceOnly() ? Reason.NOTHING_TO_REDUCE : Reason.SIZE_ROUNDS_TO_ZERO);
            return;
        }
        long traded = Math.min(size, available);
        if (traded <= 0) {
            return;
        }
        if (ticket.isShare()) {
            Verdict allowed = margin.resolve(ticket, size);
            if (!allowed.isPass()) {
                refuse(order, allowed.reason());
                return;
            }
            resolve(order, size, traded < size);
        }
        long fee = models.fees().further(instrument, order, price, traded);
        Verdict verdict = margin.check(ticket, price, traded, fee);
        if (!verdict.isPass()) {
            refuse(order, verdict.reason());
            return;
        }
        room.consume(order, traded);
        long notional = instrument.notional(price, traded);
        order.onTraded(traded, notional, fee);
        if (order.remaining() <= 0 || (ticket.isReduceOnly() && traded == size)) {
            resting.remove(order);
        }
        Execution execution = new Execution(ticket.id(), price, traded, fee, isMaker, ++lastTradeId, venueTime);
        margin.onTraded(ticket, traded);
        models.fees().onTrade(notional);
        hall.report(ticket.id(), to -> {
            margin.onReported(ticket, traded);
            to.onExecution(execution);
        });
        if (ticket.isReduceOnly() && traded == size && order.remaining() > 0) {
            long id = ticket.id();
            hall.report(id, to -> to.onCanceled(id, Reason.NOTHING_TO_REDUCE));
        }
    }

    /// A share of the margin has become a number of units; the order manager must know it before a part of it trades.
    private void resolve(Resting order, long size, boolean isPartial) {
        Ticket.Prices prices = order.ticket.prices();
        order.ticket = order.ticket.with(size, prices);
        if (isPartial) {
            long id = order.ticket.id();
            hall.report(id, to -> to.onReplaced(id, size, prices));
        }
    }

    private void refuse(Resting order, Reason reason) {
        long id = order.ticket.id();
        resting.remove(order);
        boolean isPartial = order.filled > 0 || reason == Reason.NOTHING_TO_REDUCE;
        hall.report(id, to -> {
            if (isPartial) {
                to.onCanceled(id, reason);
            } else {
                to.onRejected(id, reason);
            }
        });
    }
}
