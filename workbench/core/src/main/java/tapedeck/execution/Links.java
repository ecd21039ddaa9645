package tapedeck.execution;

import tapedeck.model.Order;
import tapedeck.model.OrderType;
import tapedeck.model.Reason;
import tapedeck.model.Side;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;

/// Keeps linked orders in step: stop and target of an entry, and one-cancels-other. Not thread-safe.
final class Links {
    private final OrderTable table;
    private final Portfolio portfolio;
    private final OrderManager orders;

    Links(OrderTable table, Portfolio portfolio, OrderManager orders) {
        this.table = table;
        this.portfolio = portfolio;
        this.orders = orders;
    }

    /// Notes the protection that an order asks for.
    void protect(OrderState state, Order order) {
        long tick = order.market().instrument().tickSize();
        boolean isLong = order.side() == Side.BUY;
        if (order.hasStopLoss()) {
            state.stopLoss = Conversion.protectiveStop(order.stopLossPrice(), isLong, tick);
        }
        if (order.hasTakeProfit()) {
            state.takeProfit = Conversion.target(order.takeProfitPrice(), isLong, tick);
        }
    }

    /// Ties an order that was just sent to the one it names.
    void tie(OrderState state, long linkedTo) {
        OrderState other = table.working(linkedTo);
        if (other == null || other.ticket.strategy() != state.ticket.strategy()) {
            state.partner = 0;
            leave(state);
        } else {
            other.partner = state.ticket.id();
        }
    }

    /// An order has traded: protects what was opened, and lets go of what has become needless.
    void onTraded(OrderState state, long size) {
        Ticket ticket = state.ticket;
        if (state.stopLoss != 0) {
            state.stopChild = guard(state, state.stopChild, size, true);
        }
        if (state.takeProfit != 0) {
            state.targetChild = guard(state, state.targetChild, size, false);
        }
        if (state.stopChild != 0 && state.targetChild != 0) {
            pair(state.stopChild, state.targetChild);
        }
        if (state.partner != 0) {
            shrinkPartner(state, size);
        }
        long held = portfolio.position(ticket.strategy(), ticket.instrument()).size();
        if (held == 0) {
            dropProtection(ticket);
        } else if (Math.abs(held) < size && (held > 0) == ticket.isBuy()) {
            dropTurned(ticket);
        }
    }

    /// An execution was taken back: what protected it shrinks with it, or goes with the position.
    void onBusted(OrderState state, long size) {
        Ticket ticket = state.ticket;
        if (portfolio.position(ticket.strategy(), ticket.instrument()).isFlat()) {
            dropProtection(ticket);
            return;
        }
        for (long child : new long[] {state.stopChild, state.targetChild}) {
            OrderState guard = table.working(child);
            if (guard == null || guard.isLeaving) {
                continue;
            }
            if (guard.asked - size > guard.filled) {
                orders.replace(guard, guard.asked - size, guard.ticket.prices());
            } else {
                leave(guard);
            }
        }
    }

    /// Sends or enlarges the order that protects what has been filled so far.
    private long guard(OrderState entry, long child, long filled, boolean isStop) {
        OrderState existing = table.working(child);
        if (existing != null && !existing.isLeaving) {
            orders.replace(existing, Math.addExact(existing.asked, filled), existing.ticket.prices());
            return child;
        }
        Ticket parent = entry.ticket;
        long id = orders.nextId();
        Ticket.Prices prices =
                isStop ? new Ticket.Prices(0, entry.stopLoss, 0, 0) : new Ticket.Prices(entry.takeProfit, 0, 0, 0);
        Ticket ticket = new Ticket(
                id,
                parent.strategy(),
                parent.instrument(),
                parent.side().opposite(),
                isStop ? OrderType.STOP : OrderType.LIMIT,
                TimeInForce.GTC,
                filled,
                0,
                prices,
                0,
                false,
                true,
                parent.id(),
                isStop ? "stop" : "target");
        return orders.send(new OrderState(ticket)) ? id : 0;
    }

    private void pair(long a, long b) {
        OrderState one = table.working(a);
        OrderState other = table.working(b);
        if (one != null && other != null) {
            one.partner = b;
            other.partner = a;
        }
    }

    /// A fill of either takes its size from the other, measured on what was last asked for: an amendment may be on its
    /// way.
    private void shrinkPartner(OrderState state, long size) {
        OrderState other = table.working(state.partner);
        if (other == null || other.isLeaving) {
            return;
        }
        boolean isWhole = state.isDone() && state.asked <= state.filled;
        long left = other.asked - size;
        if (isWhole || left <= other.filled) {
            leave(other);
        } else {
            orders.replace(other, left, other.ticket.prices());
        }
    }

    /// A position was turned: what protected it the other way round would now enlarge it, or close a later one.
    private void dropTurned(Ticket traded) {
        boolean isLong =
                portfolio.position(traded.strategy(), traded.instrument()).size() > 0;
        for (OrderState state : table.all()) {
            Ticket ticket = state.ticket;
            boolean isGuard = ticket.parent() != 0
                    && ticket.strategy() == traded.strategy()
                    && ticket.instrument() == traded.instrument();
            boolean isStale = isGuard && ticket.isBuy() == isLong;
            if (isStale && ticket.parent() != traded.id() && table.working(ticket.parent()) == null) {
                leave(state);
            }
        }
    }

    private void dropProtection(Ticket closed) {
        for (OrderState state : table.all()) {
            Ticket ticket = state.ticket;
            if (ticket.parent() != 0
                    && ticket.strategy() == closed.strategy()
                    && ticket.instrument() == closed.instrument()) {
                leave(state);
            }
        }
    }

    /// Cancels an order because of another one, once.
    void leave(OrderState state) {
        if (!state.isLeaving) {
            state.isLeaving = true;
            orders.cancel(state, Reason.LINKED);
        }
    }
}
