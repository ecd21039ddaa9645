package tapedeck.execution;

import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tapedeck.event.Clock;
import tapedeck.event.Source;
import tapedeck.model.Amendment;
import tapedeck.model.Fill;
import tapedeck.model.Fixed;
import tapedeck.model.Instrument;
import tapedeck.model.Instruments;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.OrderType;
import tapedeck.model.Reason;
import tapedeck.model.Side;
import tapedeck.model.Ticket;
import tapedeck.model.TimeInForce;
import tapedeck.model.Verdict;

/// Owns every order from the wish to the last report: converts, asks the risk gate, sends, books fills, keeps linked
/// orders in step. The same in every mode, because protection and one-cancels-other live here, not in a venue.
///
/// As a [Source] it is the first lane of the loop: refusals of this instant, then the venue's reports. Not thread-safe.
public final class OrderManager implements VenueListener, Source, RiskGate.Working {
    /// More orders than this in one callback is a bug of the strategy.
    public static final int MAX_COMMANDS = 10_000;
    /// Finished orders kept to recognise late reports.
    private static final int MAX_FINISHED = 4096;

    /// Hears decisions before they are sent and events after they are booked.
    public interface Listener {
        /// An order passed the gate and is about to be sent.
        void onSubmit(Ticket ticket);

        /// A cancel is about to be sent.
        void onCancel(long orderId, int strategy);

        /// An amendment is about to be sent.
        void onReplace(long orderId, int strategy, long size, Ticket.Prices prices);

        /// Something happened to an order; positions and cash already show it.
        void onOrderEvent(OrderEvent event);
    }

    private sealed interface Command permits Submit, Cancel, Amend {}

    private record Submit(long id, int strategy, Order order) implements Command {}

    private record Cancel(long id, int strategy) implements Command {}

    private record Amend(long id, int strategy, Amendment to) implements Command {}

    private final Clock clock;
    private final Instruments instruments;
    private final Portfolio portfolio;
    private final Listener listener;
    private final TreeMap<Long, OrderState> working = new TreeMap<>();
    private final TreeMap<Long, OrderState> finished = new TreeMap<>();
    private final ArrayDeque<Command> commands = new ArrayDeque<>();
    private final ArrayDeque<OrderEvent> pending = new ArrayDeque<>();
    private final long[][] workingSize;
    private @Nullable Venue venue;
    private @Nullable RiskGate gate;
    private long pendingTime = NEVER;
    private long lastId;
    private int barsClosed;

    public OrderManager(Clock clock, Instruments instruments, Portfolio portfolio, Listener listener) {
        this.clock = clock;
        this.instruments = instruments;
        this.portfolio = portfolio;
        this.listener = listener;
        workingSize = new long[2 * portfolio.strategies()][instruments.size()];
    }

    /// Closes the circle: the venue reports to this manager, the gate asks it.
    public void connect(Venue venue, RiskGate gate) {
        this.venue = venue;
        this.gate = gate;
    }

    /// A bar closed somewhere: counts the length of trades.
    public void onBarClosed(int count) {
        barsClosed = count;
    }

    // ---- what desks ask

    /// Queues an order; its id.
    public long submit(int strategy, Order order) {
        long id = ++lastId;
        enqueue(new Submit(id, strategy, order));
        return id;
    }

    public void cancel(int strategy, long orderId) {
        enqueue(new Cancel(orderId, strategy));
    }

    public void amend(int strategy, long orderId, double price, double size) {
        enqueue(new Amend(orderId, strategy, new Amendment(price, size)));
    }

    /// Queues cancels of everything that protects a position.
    public void cancelProtection(int strategy, int instrument) {
        for (OrderState state : working.values()) {
            Ticket ticket = state.ticket;
            if (ticket.parent() != 0 && ticket.strategy() == strategy && ticket.instrument() == instrument) {
                enqueue(new Cancel(ticket.id(), strategy));
            }
        }
    }

    /// A split has changed the venue's working orders: the same is done here, and strategies hear of it.
    public void split(int number, long newUnits, long oldUnits) {
        Instrument instrument = instruments.get(number);
        for (OrderState state : List.copyOf(working.values())) {
            if (state.ticket.instrument() == number) {
                addWorking(state.ticket, -state.remaining());
                state.split(newUnits, oldUnits, instrument);
                addWorking(state.ticket, state.remaining());
                report(state);
            }
        }
    }

    private void report(OrderState state) {
        Ticket ticket = state.ticket;
        if (state.remaining() > 0 || ticket.isShare()) {
            emit(new OrderEvent.Replaced(ticket.id(), ticket.strategy(), ticket.size(), ticket.prices(), clock.now()));
        } else {
            onCanceled(ticket.id(), Reason.CORPORATE_ACTION);
        }
    }

    /// Cancels everything that still works, because the session ends.
    public void cancelAll() {
        for (OrderState state : working.values()) {
            listener.onCancel(state.ticket.id(), state.ticket.strategy());
            venue().cancel(state.ticket.id(), Reason.SESSION_END);
        }
    }

    private void enqueue(Command command) {
        if (commands.size() >= MAX_COMMANDS) {
            throw new IllegalStateException("more than " + MAX_COMMANDS + " orders from one callback");
        }
        commands.add(command);
    }

    /// Sends what the callback that has just returned asked for, in creation order.
    public void flush() {
        if (commands.isEmpty()) {
            return;
        }
        Command command = commands.poll();
        while (command != null) {
            switch (command) {
                case Submit submit -> dispatch(submit);
                case Cancel cancel -> dispatch(cancel);
                case Amend amend -> dispatch(amend);
            }
            command = commands.poll();
        }
    }

    private void dispatch(Submit submit) {
        Order order = submit.order();
        Conversion.Result result = Conversion.convert(submit.id(), submit.strategy(), order);
        if (result.reason() != Reason.NONE) {
            deny(submit.id(), submit.strategy(), new Verdict(result.reason(), sizeDetail(order)));
            return;
        }
        OrderState state = new OrderState(result.ticket());
        protect(state, order);
        state.partner = order.linkedTo();
        if (send(state) && order.linkedTo() != 0) {
            OrderState other = working.get(order.linkedTo());
            if (other == null || other.ticket.strategy() != submit.strategy()) {
                state.partner = 0;
                leave(state);
            } else {
                other.partner = submit.id();
            }
        }
    }

    private static String sizeDetail(Order order) {
        Instrument instrument = order.market().instrument();
        return order.size() + " " + instrument.symbol() + ", lot " + Fixed.format(instrument.lotSize());
    }

    private void protect(OrderState state, Order order) {
        long tick = order.market().instrument().tickSize();
        boolean isLong = order.side() == Side.BUY;
        if (order.hasStopLoss()) {
            state.stopLoss = Conversion.protectiveStop(order.stopLossPrice(), isLong, tick);
        }
        if (order.hasTakeProfit()) {
            state.takeProfit = Conversion.target(order.takeProfitPrice(), isLong, tick);
        }
    }

    private boolean send(OrderState state) {
        Ticket ticket = state.ticket;
        Verdict verdict = gate().check(ticket, clock.now());
        if (!verdict.isPass()) {
            deny(ticket.id(), ticket.strategy(), verdict);
            return false;
        }
        working.put(ticket.id(), state);
        addWorking(ticket, ticket.size());
        listener.onSubmit(ticket);
        listener.onOrderEvent(new OrderEvent.Submitted(ticket, clock.now()));
        venue().submit(ticket);
        return true;
    }

    private void deny(long id, int strategy, Verdict verdict) {
        later(new OrderEvent.Denied(id, strategy, verdict.reason(), verdict.detail(), clock.now()));
    }

    /// Delivered as the first thing of this instant, not from inside a callback.
    private void later(OrderEvent event) {
        pending.add(event);
        pendingTime = Math.min(pendingTime, event.time());
    }

    private void dispatch(Cancel cancel) {
        OrderState state = working.get(cancel.id());
        if (state == null || state.ticket.strategy() != cancel.strategy()) {
            Reason reason = finished.containsKey(cancel.id()) ? Reason.TOO_LATE : Reason.UNKNOWN_ORDER;
            later(new OrderEvent.CancelRejected(cancel.id(), cancel.strategy(), reason, clock.now()));
            return;
        }
        listener.onCancel(cancel.id(), cancel.strategy());
        venue().cancel(cancel.id(), Reason.BY_STRATEGY);
    }

    private void dispatch(Amend amend) {
        Amendment to = amend.to();
        OrderState state = working.get(amend.id());
        Reason reason =
                state == null || state.ticket.strategy() != amend.strategy() ? Reason.UNKNOWN_ORDER : Reason.NONE;
        if (reason == Reason.NONE && !(to.price() > 0 && to.size() > 0 && to.price() < 9e10 && to.size() < 9e10)) {
            reason = Reason.NOT_A_NUMBER;
        }
        if (reason != Reason.NONE || state == null) {
            later(new OrderEvent.ReplaceRejected(amend.id(), amend.strategy(), reason, clock.now()));
            return;
        }
        Ticket ticket = state.ticket;
        Instrument instrument = instruments.get(ticket.instrument());
        long price = ticket.isBuy() == ticket.hasLimit()
                ? Conversion.down(to.price(), instrument.tickSize())
                : Conversion.up(to.price(), instrument.tickSize());
        Ticket.Prices old = ticket.prices();
        Ticket.Prices prices = ticket.hasLimit()
                ? new Ticket.Prices(price, old.stop(), old.trail(), old.trailRatio())
                : new Ticket.Prices(old.limit(), price, old.trail(), old.trailRatio());
        long size = Conversion.down(to.size(), instrument.lotSize());
        Verdict verdict = gate().checkChange(ticket.with(size, prices), size - ticket.size(), clock.now());
        if (size == 0 || !verdict.isPass()) {
            Reason why = size == 0 ? Reason.SIZE_ROUNDS_TO_ZERO : verdict.reason();
            later(new OrderEvent.ReplaceRejected(amend.id(), amend.strategy(), why, clock.now()));
            return;
        }
        replace(state, size, prices);
    }

    private void replace(OrderState state, long size, Ticket.Prices prices) {
        state.asked = size;
        listener.onReplace(state.ticket.id(), state.ticket.strategy(), size, prices);
        venue().replace(state.ticket.id(), size, prices);
    }

    // ---- the first lane of the loop

    @Override
    public long nextTime() {
        return Math.min(pendingTime, venue().nextTime());
    }

    @Override
    public void dispatch() {
        OrderEvent event = pending.poll();
        if (event == null) {
            venue().dispatch();
        } else {
            OrderEvent following = pending.peek();
            pendingTime = following == null ? NEVER : following.time();
            listener.onOrderEvent(event);
        }
    }

    // ---- what the venue reports

    @Override
    public void onAccepted(long orderId) {
        OrderState state = working.get(orderId);
        if (state != null && state.status == OrderState.Status.SENT) {
            state.status = OrderState.Status.WORKING;
            emit(new OrderEvent.Accepted(orderId, state.ticket.strategy(), clock.now()));
        }
    }

    @Override
    public void onRejected(long orderId, Reason reason) {
        OrderState state = working.get(orderId);
        if (state != null) {
            finish(state);
            emit(new OrderEvent.Rejected(orderId, state.ticket.strategy(), reason, clock.now()));
        }
    }

    @Override
    public void onTriggered(long orderId) {
        OrderState state = working.get(orderId);
        if (state != null) {
            emit(new OrderEvent.Triggered(orderId, state.ticket.strategy(), clock.now()));
        }
    }

    @Override
    public void onExecution(Execution execution) {
        OrderState state = find(execution.orderId());
        if (state == null) {
            throw new IllegalStateException("an execution of an order that was never sent: " + execution);
        }
        if (!state.takeTrade(execution.tradeId())) {
            return;
        }
        Ticket ticket = state.ticket;
        if (ticket.isShare()) {
            state.ticket = ticket.with(execution.size(), ticket.prices());
        } else if (!state.isDone()) {
            addWorking(ticket, -Math.min(execution.size(), state.remaining()));
        }
        state.filled = Math.addExact(state.filled, execution.size());
        Fill fill = new Fill(
                ticket.id(),
                ticket.strategy(),
                ticket.instrument(),
                ticket.side(),
                execution.price(),
                execution.size(),
                execution.fee(),
                instruments.get(ticket.instrument()).currency(),
                execution.isMaker(),
                execution.tradeId(),
                execution.venueTime(),
                clock.now());
        long risk = state.stopLoss == 0 ? 0 : Math.abs(execution.price() - state.stopLoss);
        portfolio.apply(fill, state.tag, risk, barsClosed);
        long remaining = state.isDone() ? 0 : state.remaining();
        if (remaining == 0 && !state.isDone()) {
            finish(state);
        }
        emit(new OrderEvent.Filled(fill, remaining));
        link(state, execution.size());
    }

    @Override
    public void onReplaced(long orderId, long size, Ticket.Prices prices) {
        OrderState state = working.get(orderId);
        if (state != null) {
            addWorking(state.ticket, Math.max(0, size - state.filled) - state.remaining());
            state.ticket = state.ticket.with(size, prices);
            emit(new OrderEvent.Replaced(orderId, state.ticket.strategy(), size, prices, clock.now()));
        }
    }

    @Override
    public void onReplaceRejected(long orderId, Reason reason) {
        OrderState state = find(orderId);
        if (state != null) {
            emit(new OrderEvent.ReplaceRejected(orderId, state.ticket.strategy(), reason, clock.now()));
        }
    }

    @Override
    public void onCanceled(long orderId, Reason reason) {
        OrderState state = working.get(orderId);
        if (state != null) {
            finish(state);
            emit(new OrderEvent.Canceled(orderId, state.ticket.strategy(), reason, clock.now()));
        }
    }

    @Override
    public void onCancelRejected(long orderId, Reason reason) {
        OrderState state = find(orderId);
        if (state != null) {
            emit(new OrderEvent.CancelRejected(orderId, state.ticket.strategy(), reason, clock.now()));
        }
    }

    @Override
    public void onExpired(long orderId) {
        OrderState state = working.get(orderId);
        if (state != null) {
            finish(state);
            emit(new OrderEvent.Expired(orderId, state.ticket.strategy(), clock.now()));
        }
    }

    @Override
    public void onBusted(long orderId, long tradeId) {
        OrderState state = find(orderId);
        if (state != null) {
            emit(new OrderEvent.Busted(orderId, state.ticket.strategy(), tradeId, clock.now()));
        }
    }

    private void emit(OrderEvent event) {
        listener.onOrderEvent(event);
    }

    private void finish(OrderState state) {
        addWorking(state.ticket, -state.remaining());
        state.status = OrderState.Status.DONE;
        working.remove(state.ticket.id());
        finished.put(state.ticket.id(), state);
        if (finished.size() > MAX_FINISHED) {
            finished.pollFirstEntry();
        }
    }

    private @Nullable OrderState find(long orderId) {
        OrderState state = working.get(orderId);
        return state == null ? finished.get(orderId) : state;
    }

    // ---- linked orders

    private void link(OrderState state, long size) {
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
            shrinkPartner(state);
        }
        if (portfolio.position(ticket.strategy(), ticket.instrument()).isFlat()) {
            dropProtection(ticket);
        }
    }

    /// Sends or enlarges the order that protects what has been filled so far.
    private long guard(OrderState entry, long child, long filled, boolean isStop) {
        OrderState existing = working.get(child);
        if (existing != null) {
            replace(existing, Math.addExact(existing.asked, filled), existing.ticket.prices());
            return child;
        }
        Ticket parent = entry.ticket;
        long id = ++lastId;
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
        return send(new OrderState(ticket)) ? id : 0;
    }

    private void pair(long a, long b) {
        OrderState one = working.get(a);
        OrderState other = working.get(b);
        if (one != null && other != null) {
            one.partner = b;
            other.partner = a;
        }
    }

    private void shrinkPartner(OrderState state) {
        OrderState other = working.get(state.partner);
        if (other == null) {
            return;
        }
        if (state.isDone()) {
            leave(other);
        } else {
            replace(other, Math.addExact(state.remaining(), other.filled), other.ticket.prices());
        }
    }

    private void dropProtection(Ticket closed) {
        for (OrderState state : working.values()) {
            Ticket ticket = state.ticket;
            if (ticket.parent() != 0
                    && ticket.strategy() == closed.strategy()
                    && ticket.instrument() == closed.instrument()) {
                leave(state);
            }
        }
    }

    /// Cancels an order because of another one, once.
    private void leave(OrderState state) {
        if (!state.isLeaving) {
            state.isLeaving = true;
            listener.onCancel(state.ticket.id(), state.ticket.strategy());
            venue().cancel(state.ticket.id(), Reason.LINKED);
        }
    }

    // ---- what the gate asks

    private void addWorking(Ticket ticket, long change) {
        if (!ticket.isReduceOnly()) {
            workingSize[slot(ticket.strategy(), ticket.isBuy())][ticket.instrument()] += change;
        }
    }

    private static int slot(int strategy, boolean isBuy) {
        return 2 * strategy + (isBuy ? 1 : 0);
    }

    @Override
    public long workingSize(int strategy, int instrument, boolean isBuy) {
        return workingSize[slot(strategy, isBuy)][instrument];
    }

    @Override
    public boolean wouldSelfMatch(Ticket ticket) {
        for (OrderState state : working.values()) {
            Ticket other = state.ticket;
            boolean isOpposite = other.instrument() == ticket.instrument()
                    && other.side() != ticket.side()
                    && other.type() == OrderType.LIMIT;
            if (isOpposite
                    && (!ticket.hasLimit()
                            || (ticket.isBuy() ? ticket.limit() >= other.limit() : ticket.limit() <= other.limit()))) {
                return true;
            }
        }
        return false;
    }

    /// Orders that still work, by id.
    public List<Ticket> workingOrders() {
        return working.values().stream().map(state -> state.ticket).toList();
    }

    /// Whether a strategy has an order working on an instrument that could open or turn its position.
    public boolean hasWorkingEntry(int strategy, int instrument) {
        return working.values().stream()
                .anyMatch(s -> s.ticket.strategy() == strategy
                        && s.ticket.instrument() == instrument
                        && s.ticket.parent() == 0);
    }

    private Venue venue() {
        if (venue == null) {
            throw new IllegalStateException("no venue connected");
        }
        return venue;
    }

    private RiskGate gate() {
        if (gate == null) {
            throw new IllegalStateException("no risk gate connected");
        }
        return gate;
    }
}
