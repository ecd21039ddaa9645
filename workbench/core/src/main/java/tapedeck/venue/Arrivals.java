package tapedeck.venue;

import tapedeck.model.Fixed;
import tapedeck.model.OrderType;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;

/// Takes in what the session sends: orders, amendments and cancels, and lets a new order meet the quote that is there.
/// Not thread-safe.
final class Arrivals {
    private final Hall hall;
    private final Deals deals;
    private final Deadlines deadlines;
    private final Quotes quotes;

    Arrivals(Hall hall, Deals deals, Deadlines deadlines) {
        this.hall = hall;
        this.deals = deals;
        this.deadlines = deadlines;
        quotes = hall.room.quotes();
    }

    void take(Ticket ticket) {
        Resting order =
                new Resting(ticket, hall.instruments.get(ticket.instrument()).tickSize(), hall.clock.now());
        long id = ticket.id();
        long last = hall.market.hasPrice(ticket.instrument()) ? hall.market.mark(ticket.instrument()) : 0;
        order.follow(last == 0 ? 0 : hall.touch(order));
        order.isMaker = order.isLimit() && rests(order);
        if (ticket.isPostOnly() && order.isLimit() && !order.isMaker && last != 0) {
            hall.report(id, to -> to.onRejected(id, Reason.WOULD_TAKE));
            return;
        }
        hall.report(id, to -> to.onAccepted(id));
        hall.resting.add(order);
        deadlines.schedule(order);
        boolean atOnce = hall.models.fillsAtClose() && ticket.type() == OrderType.MARKET && last != 0;
        if (atOnce) {
            deals.trade(order, last, Long.MAX_VALUE, hall.clock.now());
        } else {
            meetQuote(order);
        }
    }

    void cancel(long orderId, Reason why) {
        Resting order = hall.resting.find(orderId);
        if (order == null) {
            hall.report(orderId, to -> to.onCancelRejected(orderId, Reason.TOO_LATE));
        } else {
            hall.resting.remove(order);
            hall.report(orderId, to -> to.onCanceled(orderId, why));
        }
    }

    void replace(long orderId, long size, Ticket.Prices prices) {
        Resting order = hall.resting.find(orderId);
        if (order == null || size <= order.filled) {
            hall.report(orderId, to -> to.onReplaceRejected(orderId, Reason.TOO_LATE));
        } else {
            change(order, size, prices);
        }
    }

    /// Another limit, or more size, is a new arrival: it may take, and it queues again.
    private void change(Resting order, long size, Ticket.Prices prices) {
        Ticket before = order.ticket;
        long id = before.id();
        order.ticket = before.with(size, prices);
        boolean isNew = order.isLimit() && (prices.limit() != before.limit() || size > before.size());
        boolean rests = isNew && rests(order);
        if (isNew && !rests && before.isPostOnly()) {
            order.ticket = before;
            hall.report(id, to -> to.onReplaceRejected(id, Reason.WOULD_TAKE));
            return;
        }
        hall.report(id, to -> to.onReplaced(id, size, prices));
        if (isNew) {
            order.isMaker = rests;
            meetQuote(order);
        }
    }

    /// Whether a limit that arrives now finds nothing to trade with.
    private boolean rests(Resting order) {
        if (!hall.market.hasPrice(order.ticket.instrument())) {
            return false;
        }
        long touch = hall.touch(order);
        return Path.actsAt(order, touch, touch, true, true) == Path.NOWHERE;
    }

    private void meetQuote(Resting order) {
        if (hall.models.liquidity().isQuoteDriven() && quotes.isQuoted(order.ticket.instrument())) {
            arriveAtQuote(order);
        }
    }

    private void arriveAtQuote(Resting order) {
        int i = order.ticket.instrument();
        boolean isUnlimited = hall.models.liquidity().isUnlimited();
        if (order.isMaker) {
            order.queueAnew();
            order.queue(quotes.best(i, order.isBuy()), quotes.shown(i, order.isBuy()));
            return;
        }
        long size = isUnlimited ? Long.MAX_VALUE : quotes.room(i, order.isBuy());
        boolean mustBeWhole = order.ticket.timeInForce() == TimeInForce.FOK && size < order.remaining();
        boolean tradesNow = order.isMarket() || order.isLimit();
        if (tradesNow && order.activeFrom == Long.MIN_VALUE && size > 0 && !mustBeWhole) {
            long lot = hall.instruments.get(i).lotSize();
            deals.trade(order, hall.touch(order), isUnlimited ? size : Fixed.floorTo(size, lot), hall.clock.now());
        }
        if (order.isImmediate() && hall.resting.find(order.ticket.id()) != null) {
            cancelImmediate(order);
        }
    }

    /// What had to trade at once and did not is gone.
    void cancelImmediate(Resting order) {
        long id = order.ticket.id();
        hall.resting.remove(order);
        hall.report(id, to -> to.onCanceled(id, Reason.IMMEDIATE));
    }
}
