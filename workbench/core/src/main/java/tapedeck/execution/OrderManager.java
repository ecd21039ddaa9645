package tapedeck.execution;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tapedeck.event.Clock;
import tapedeck.event.Source;
import tapedeck.model.Amendment;
import tapedeck.model.Fill;
import tapedeck.model.Instruments;
import tapedeck.model.Order;
import tapedeck.model.OrderEvent;
import tapedeck.model.Reason;
import tapedeck.model.Ticket;
import tapedeck.model.Verdict;

/// Owns every order from the wish to the last report: asks the risk gate, sends, books fills, keeps linked orders in
/// step. The same in every mode, because protection and one-cancels-other live here, not in a venue.
///
/// As a [Source] it is the first lane of the loop: refusals of this instant, then the venue's reports. Not thread-safe.
public final class OrderManager implements VenueListener, Source, RiskGate.Working {

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

    private final Clock clock;
    private final Instruments instruments;
    private final Portfolio portfolio;
    private final Listener listener;
    private final OrderTable table;
    private final Links links;
    private final Requests requests;
    private final ArrayDeque<OrderEvent> pending = new ArrayDeque<>();
    private @Nullable Venue venue;
    private @Nullable RiskGate gate;
    private long pendingTime = NEVER;
    private long lastId;
    private final int[] barsClosed;

    public OrderManager(Clock clock, Instruments instruments, Portfolio portfolio, Listener listener) {
        this.clock = clock;
        this.instruments = instruments;
        this.portfolio = portfolio;
        this.listener = listener;
        table = new OrderTable(portfolio.strategies(), instruments.size());
        links = new Links(table, portfolio, this);
        requests = new Requests(clock, instruments, this, table, links);
        barsClosed = new int[instruments.size()];
    }

    /// Closes the circle: the venue reports to this manager, the gate asks it.
    public void connect(Venue venue, RiskGate gate) {
        this.venue = venue;
        this.gate = gate;
    }

    /// So many bars of an instrument closed: counts the length of its trades.
    public void onBarsClosed(int instrument, int bars) {
        barsClosed[instrument] += bars;
    }

    // ---- what desks ask

    /// Queues an order; its id.
    public long submit(int strategy, Order order) {
        long id = nextId();
        requests.add(new Command.Submit(id, strategy, order));
        return id;
    }

    public void cancel(int strategy, long orderId) {
        requests.add(new Command.Cancel(orderId, strategy));
    }

    public void amend(int strategy, long orderId, double price, double size) {
        requests.add(new Command.Amend(orderId, strategy, new Amendment(price, size)));
    }

    /// Queues cancels of everything that protects a position.
    public void cancelProtection(int strategy, int instrument) {
        for (OrderState state : table.all()) {
            Ticket ticket = state.ticket;
            if (ticket.parent() != 0 && ticket.strategy() == strategy && ticket.instrument() == instrument) {
                requests.add(new Command.Cancel(ticket.id(), strategy));
            }
        }
    }

    /// Cancels everything that still works, because the session ends.
    public void cancelAll() {
        table.all().forEach(state -> cancel(state, Reason.SESSION_END));
    }

    /// Sends an order past the gate at once: the data has ended, and a limit must not keep a position.
    public long leave(int strategy, Order order) {
        long id = nextId();
        Conversion.Result result = Conversion.convert(id, strategy, order);
        if (result.reason() == Reason.NONE) {
            hand(new OrderState(result.ticket()));
        } else {
            deny(id, strategy, new Verdict(result.reason(), Conversion.sizeDetail(order)));
        }
        return id;
    }

    long nextId() {
        return ++lastId;
    }

    /// Sends what the callback that has just returned asked for, in creation order.
    public void flush() {
        requests.flush();
    }

    /// How often a callback asked for something.
    public long flushed() {
        return requests.flushed();
    }

    /// Asks the gate and sends; whether it passed.
    boolean send(OrderState state) {
        Ticket ticket = state.ticket;
        Verdict verdict = gate().check(ticket, clock.now());
        if (!verdict.isPass()) {
            deny(ticket.id(), ticket.strategy(), verdict);
            return false;
        }
        hand(state);
        return true;
    }

    private void hand(OrderState state) {
        Ticket ticket = state.ticket;
        state.expected = ticket.isShare() ? gate().unitsOf(ticket) : 0;
        table.add(state);
        listener.onSubmit(ticket);
        listener.onOrderEvent(new OrderEvent.Submitted(ticket, clock.now()));
        venue().submit(ticket);
    }

    void deny(long id, int strategy, Verdict verdict) {
        later(new OrderEvent.Denied(id, strategy, verdict.reason(), verdict.detail(), clock.now()));
    }

    /// Delivered as the first thing of this instant, not from inside a callback.
    void later(OrderEvent event) {
        pending.add(event);
        pendingTime = Math.min(pendingTime, event.time());
    }

    /// The venue is about to trade an order for a share as so many units: they count from now on, if the gate lets
    /// them.
    Verdict resolve(Ticket ticket, long size) {
        OrderState state = table.working(ticket.id());
        if (state == null) {
            return Verdict.PASS;
        }
        Verdict verdict = gate().checkResolved(ticket, size, size - state.expected);
        if (verdict.isPass()) {
            state.expected = size;
            table.recount(state);
        }
        return verdict;
    }

    void cancel(OrderState state, Reason why) {
        listener.onCancel(state.ticket.id(), state.ticket.strategy());
        venue().cancel(state.ticket.id(), why);
    }

    void replace(OrderState state, long size, Ticket.Prices prices) {
        state.asked = size;
        table.recount(state);
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
        OrderState state = table.working(orderId);
        if (state != null && state.status == OrderState.Status.SENT) {
            state.status = OrderState.Status.WORKING;
            emit(new OrderEvent.Accepted(orderId, state.ticket.strategy(), clock.now()));
        }
    }

    @Override
    public void onRejected(long orderId, Reason reason) {
        OrderState state = table.working(orderId);
        if (state != null) {
            table.finish(state);
            emit(new OrderEvent.Rejected(orderId, state.ticket.strategy(), reason, clock.now()));
        }
    }

    @Override
    public void onTriggered(long orderId) {
        OrderState state = table.working(orderId);
        if (state != null) {
            emit(new OrderEvent.Triggered(orderId, state.ticket.strategy(), clock.now()));
        }
    }

    @Override
    public void onExecution(Execution execution) {
        OrderState state = table.find(execution.orderId());
        if (state == null) {
            throw new IllegalStateException("an execution of an order that was never sent: " + execution);
        }
        if (state.hasTrade(execution.tradeId())) {
            return;
        }
        Ticket ticket = state.ticket;
        if (ticket.isShare()) {
            state.ticket = ticket.with(execution.size(), ticket.prices());
            state.asked = execution.size();
        }
        state.filled = Math.addExact(state.filled, execution.size());
        table.recount(state);
        Fill fill = state.fill(execution, instruments.get(ticket.instrument()).currency(), clock.now());
        long risk = state.stopLoss == 0 ? 0 : Math.abs(execution.price() - state.stopLoss);
        portfolio.apply(fill, state.tag, risk, barsClosed[ticket.instrument()]);
        long remaining = state.isDone() ? 0 : state.remaining();
        if (remaining == 0 && !state.isDone()) {
            table.finish(state);
        }
        emit(new OrderEvent.Filled(fill, remaining));
        links.onTraded(state, execution.size());
    }

    @Override
    public void onReplaced(long orderId, long size, Ticket.Prices prices) {
        OrderState state = table.working(orderId);
        if (state != null) {
            state.asked = state.ticket.isShare() ? size : state.asked;
            state.ticket = state.ticket.with(size, prices);
            table.recount(state);
            emit(new OrderEvent.Replaced(orderId, state.ticket.strategy(), size, prices, clock.now()));
        }
    }

    @Override
    public void onReplaceRejected(long orderId, Reason reason) {
        OrderState state = table.find(orderId);
        if (state != null) {
            state.asked = state.ticket.size();
            table.recount(state);
            emit(new OrderEvent.ReplaceRejected(orderId, state.ticket.strategy(), reason, clock.now()));
        }
    }

    @Override
    public void onCanceled(long orderId, Reason reason) {
        OrderState state = table.working(orderId);
        if (state != null) {
            table.finish(state);
            emit(new OrderEvent.Canceled(orderId, state.ticket.strategy(), reason, clock.now()));
        }
    }

    @Override
    public void onCancelRejected(long orderId, Reason reason) {
        OrderState state = table.find(orderId);
        if (state != null) {
            emit(new OrderEvent.CancelRejected(orderId, state.ticket.strategy(), reason, clock.now()));
        }
    }

    @Override
    public void onExpired(long orderId) {
        OrderState state = table.working(orderId);
        if (state != null) {
            table.finish(state);
            emit(new OrderEvent.Expired(orderId, state.ticket.strategy(), clock.now()));
        }
    }

    @Override
    public void onBusted(long orderId, long tradeId) {
        OrderState state = table.find(orderId);
        if (state == null) {
            throw new IllegalStateException("a bust of an order that is not known any more: " + orderId);
        }
        Optional<Fill> fill = state.bust(tradeId);
        if (fill.isPresent()) {
            OrderEvent.Busted busted = new OrderEvent.Busted(fill.get(), clock.now());
            portfolio.bust(busted, barsClosed[state.ticket.instrument()]);
            emit(busted);
            links.onBusted(state, fill.get().size());
        }
    }

    private void emit(OrderEvent event) {
        listener.onOrderEvent(event);
    }

    /// A split has changed positions and the venue's working orders: fractions of lots are paid out,
    /// the same is done to the orders here, and strategies hear of it.
    public void split(int instrument, long newUnits, long oldUnits) {
        portfolio.payInLieu(instrument, clock.now(), barsClosed[instrument]);
        for (OrderState state : table.split(instruments.get(instrument), newUnits, oldUnits)) {
            Ticket t = state.ticket;
            if (state.remaining() > 0 || t.isShare()) {
                emit(new OrderEvent.Replaced(t.id(), t.strategy(), t.size(), t.prices(), clock.now()));
            } else {
                onCanceled(t.id(), Reason.CORPORATE_ACTION);
            }
        }
    }

    // ---- what the gate asks

    @Override
    public long workingSize(int strategy, int instrument, boolean isBuy) {
        return table.workingSize(strategy, instrument, isBuy);
    }

    @Override
    public long closingSize(int strategy, int instrument, boolean isBuy) {
        return table.closingSize(strategy, instrument, isBuy);
    }

    @Override
    public boolean wouldSelfMatch(Ticket ticket) {
        return table.wouldSelfMatch(ticket);
    }

    /// Orders that still work, by id.
    public List<Ticket> workingOrders() {
        return table.tickets();
    }

    /// Whether a strategy has an order working on an instrument that could open or turn its position.
    public boolean hasWorkingEntry(int strategy, int instrument) {
        return table.hasEntry(strategy, instrument);
    }

    private Venue venue() {
        if (venue == null) {
            throw new IllegalStateException("no venue connected");
        }
        return venue;
    }

    RiskGate gate() {
        if (gate == null) {
            throw new IllegalStateException("no risk gate connected");
        }
        return gate;
    }
}
