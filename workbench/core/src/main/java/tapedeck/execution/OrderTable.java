package tapedeck.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tapedeck.model.Instrument;
import tapedeck.model.OrderType;
import tapedeck.model.Ticket;

/// The orders that work, by id, and the last ones that are done; how much of them is still to trade. Not thread-safe.
final class OrderTable implements RiskGate.Working {
    /// Finished orders kept to recognise late reports, each until one 4,096 ids later takes its place.
    private static final int MAX_FINISHED = 4096;

    private final ByOrderId<OrderState> working = new ByOrderId<>();
    private final @Nullable OrderState[] finished = new OrderState[MAX_FINISHED];
    private final long[][] workingSize;
    private final long[][] closingSize;

    OrderTable(int strategies, int instruments) {
        workingSize = new long[2 * strategies][instruments];
        closingSize = new long[2 * strategies][instruments];
    }

    /// A new order works from now on.
    void add(OrderState state) {
        working.put(state.ticket.id(), state);
        recount(state);
    }

    @Nullable
    OrderState working(long orderId) {
        return working.get(orderId);
    }

    boolean isFinished(long orderId) {
        return finished(orderId) != null;
    }

    /// Puts the working orders of an instrument on the new basis of prices; those that it changed.
    List<OrderState> split(Instrument instrument, long newUnits, long oldUnits) {
        List<OrderState> changed = working.all().stream()
                .filter(state -> state.ticket.instrument() == instrument.number())
                .toList();
        for (OrderState state : changed) {
            state.split(newUnits, oldUnits, instrument);
            recount(state);
        }
        return changed;
    }

    /// Every order that works, by id.
    List<OrderState> all() {
        return working.all();
    }

    /// It works no more.
    void finish(OrderState state) {
        state.status = OrderState.Status.DONE;
        recount(state);
        working.remove(state.ticket.id());
        finished[slot(state.ticket.id())] = state;
    }

    /// It, working or done.
    @Nullable
    OrderState find(long orderId) {
        OrderState state = working.get(orderId);
        return state == null ? finished(orderId) : state;
    }

    private @Nullable OrderState finished(long orderId) {
        OrderState state = finished[slot(orderId)];
        return state != null && state.ticket.id() == orderId ? state : null;
    }

    private static int slot(long orderId) {
        return (int) (orderId & (MAX_FINISHED - 1));
    }

    /// What an order may still trade has changed: units still to trade are added up, apart where they only reduce.
    void recount(OrderState state) {
        Ticket ticket = state.ticket;
        long open = state.open();
        long[][] sizes = ticket.isReduceOnly() ? closingSize : workingSize;
        sizes[slot(ticket.strategy(), ticket.isBuy())][ticket.instrument()] += open - state.counted;
        state.counted = open;
    }

    private static int slot(int strategy, boolean isBuy) {
        return 2 * strategy + (isBuy ? 1 : 0);
    }

    @Override
    public long workingSize(int strategy, int instrument, boolean isBuy) {
        return workingSize[slot(strategy, isBuy)][instrument];
    }

    @Override
    public long closingSize(int strategy, int instrument, boolean isBuy) {
        return closingSize[slot(strategy, isBuy)][instrument];
    }

    @Override
    public boolean wouldSelfMatch(Ticket ticket) {
        for (OrderState state : working.all()) {
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
    List<Ticket> tickets() {
        return working.all().stream().map(state -> state.ticket).toList();
    }

    /// Whether a strategy has an order working on an instrument that could open or turn its position.
    boolean hasEntry(int strategy, int instrument) {
        return working.all().stream()
                .anyMatch(s -> s.ticket.strategy() == strategy
                        && s.ticket.instrument() == instrument
                        && s.ticket.parent() == 0);
    }
}
