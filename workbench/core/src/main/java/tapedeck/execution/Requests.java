package tapedeck.execution;

import tapedeck.event.Clock;
import tapedeck.model.Amendment;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;
import tapedeck.model.Verdict;

/// What strategies ask for: queued while a callback runs, then converted to the grid, checked and handed to the order
/// manager in creation order. Not thread-safe.
final class Requests {
    private final Clock clock;
    private final Instruments instruments;
    private final OrderManager orders;
    private final OrderTable table;
    private final Links links;
    private final Commands commands = new Commands();
    private long flushed;

    Requests(Clock clock, Instruments instruments, OrderManager orders, OrderTable table, Links links) {
        this.clock = clock;
        this.instruments = instruments;
        this.orders = orders;
        this.table = table;
        this.links = links;
    }

    void add(Command command) {
        commands.add(command);
    }

    /// Works off what the callback that has just returned asked for.
    void flush() {
        if (commands.isEmpty()) {
            return;
        }
        flushed++;
        Command command = commands.poll();
        while (command != null) {
            switch (command) {
                case Command.Submit submit -> dispatch(submit);
                case Command.Cancel cancel -> dispatch(cancel);
                case Command.Amend amend -> dispatch(amend);
            }
            command = commands.poll();
        }
    }

    /// How often a callback asked for something.
    long flushed() {
        return flushed;
    }

    private void dispatch(Command.Submit submit) {
        Order order = submit.order();
        Conversion.Result result = Conversion.convert(submit.id(), submit.strategy(), order);
        if (result.reason() != Reason.NONE) {
            orders.deny(submit.id(), submit.strategy(), new Verdict(result.reason(), Conversion.sizeDetail(order)));
            return;
        }
        OrderState state = new OrderState(result.ticket());
        links.protect(state, order);
        state.partner = order.linkedTo();
        if (orders.send(state) && order.linkedTo() != 0) {
            links.tie(state, order.linkedTo());
        }
    }

    private void dispatch(Command.Cancel cancel) {
        OrderState state = table.working(cancel.id());
        if (state == null || state.ticket.strategy() != cancel.strategy()) {
            Reason reason = table.isFinished(cancel.id()) ? Reason.TOO_LATE : Reason.UNKNOWN_ORDER;
            orders.later(new OrderEvent.CancelRejected(cancel.id(), cancel.strategy(), reason, clock.now()));
            return;
        }
        orders.cancel(state, Reason.BY_STRATEGY);
    }

    private void dispatch(Command.Amend amend) {
        Amendment to = amend.to();
        OrderState state = table.working(amend.id());
        Reason reason =
                state == null || state.ticket.strategy() != amend.strategy() ? Reason.UNKNOWN_ORDER : Reason.NONE;
        if (reason == Reason.NONE && !(to.price() > 0 && to.size() > 0 && to.price() < 9e10 && to.size() < 9e10)) {
            reason = Reason.NOT_A_NUMBER;
        }
        if (reason != Reason.NONE || state == null) {
            refuse(amend, reason);
            return;
        }
        Ticket ticket = state.ticket;
        Instrument instrument = instruments.get(ticket.instrument());
        long size = Conversion.down(to.size(), instrument.lotSize());
        Ticket.Prices prices = Conversion.amended(ticket, to.price(), instrument.tickSize());
        if (size == 0) {
            refuse(amend, Reason.SIZE_ROUNDS_TO_ZERO);
            return;
        }
        long before = ticket.isShare() ? state.open() : Math.max(state.asked, ticket.size());
        Verdict verdict = orders.gate().checkChange(ticket.with(size, prices), size - before, clock.now());
        if (verdict.isPass()) {
            orders.replace(state, size, prices);
        } else {
            refuse(amend, verdict.reason());
        }
    }

    private void refuse(Command.Amend amend, Reason why) {
        orders.later(new OrderEvent.ReplaceRejected(amend.id(), amend.strategy(), why, clock.now()));
    }
}
