package tapedeck.venue;

import tapedeck.event.Source;
import tapedeck.model.Instrument;
import tapedeck.model.OrderType;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;

/// What happens to orders because of the hour: openings and closings that they wait for, days and dates that end them.
/// Not thread-safe.
final class Deadlines {
    private final Hall hall;
    private final Deals deals;
    private final Mailbox due = new Mailbox();
    private long end = Source.NEVER;

    Deadlines(Hall hall, Deals deals) {
        this.hall = hall;
        this.deals = deals;
    }

    /// Nothing is due after the data has ended.
    void endAt(long time) {
        end = time;
    }

    long nextTime() {
        return due.nextTime();
    }

    void deliver() {
        due.deliver();
    }

    /// An order arrived: from when on it may trade, and until when.
    void schedule(Resting order) {
        Ticket ticket = order.ticket;
        Instrument instrument = hall.instruments.get(ticket.instrument());
        long id = ticket.id();
        long now = hall.clock.now();
        if (ticket.type() == OrderType.MARKET_ON_OPEN) {
            long open = instrument.calendar().sessionOpen(now);
            order.activeFrom = open >= now
                    ? open
                    : instrument.calendar().sessionOpen(instrument.calendar().sessionClose(now));
        }
        if (ticket.type() == OrderType.MARKET_ON_CLOSE) {
            at(instrument.calendar().sessionClose(now), () -> tradeAtClose(order, instrument));
        } else if (ticket.timeInForce() == TimeInForce.DAY) {
            // an order for the next open is of the day of that open
            at(instrument.calendar().sessionClose(Math.max(now, order.activeFrom)), () -> expire(id));
        } else if (ticket.timeInForce() == TimeInForce.GTD) {
            at(Math.max(now, ticket.expireTime()), () -> expire(id));
        }
    }

    private void at(long time, Runnable action) {
        if (time <= end) {
            due.post(time, action);
        }
    }

    /// A session in which nothing was seen has no close: the order waits for the next one.
    private void tradeAtClose(Resting order, Instrument instrument) {
        if (hall.resting.find(order.ticket.id()) == null) {
            return;
        }
        int i = instrument.number();
        long now = hall.clock.now();
        if (hall.market.markTime(i) < instrument.calendar().sessionOpen(now - 1)) {
            at(instrument.calendar().sessionClose(now), () -> tradeAtClose(order, instrument));
        } else {
            deals.trade(order, hall.market.mark(i), hall.room.atClose(order), now);
            leaveRest(order.ticket.id());
        }
    }

    /// What the close had no room for is gone with it.
    private void leaveRest(long id) {
        Resting order = hall.resting.find(id);
        if (order != null) {
            hall.resting.remove(order);
            hall.report(id, to -> to.onCanceled(id, Reason.NO_LIQUIDITY));
        }
    }

    private void expire(long id) {
        Resting order = hall.resting.find(id);
        if (order != null) {
            hall.resting.remove(order);
            hall.report(id, to -> to.onExpired(id));
        }
    }
}
