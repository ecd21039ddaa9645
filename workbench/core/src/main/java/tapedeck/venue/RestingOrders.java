package tapedeck.venue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tapedeck.execution.ByOrderId;
import tapedeck.model.Tick;
import tapedeck.model.Ticket;

/// The orders that wait in the simulated market: by id, and by instrument in order of arrival. Not thread-safe.
final class RestingOrders {
    private final ByOrderId<Resting> byId = new ByOrderId<>();
    private final List<List<Resting>> byInstrument = new ArrayList<>();
    private final int[] counts;

    RestingOrders(int instruments) {
        counts = new int[instruments];
        for (int i = 0; i < instruments; i++) {
            byInstrument.add(new ArrayList<>());
        }
    }

    void add(Resting order) {
        byId.put(order.ticket.id(), order);
        byInstrument.get(order.ticket.instrument()).add(order);
        counts[order.ticket.instrument()]++;
    }

    void remove(Resting order) {
        if (byId.remove(order.ticket.id())) {
            byInstrument.get(order.ticket.instrument()).remove(order);
            counts[order.ticket.instrument()]--;
        }
    }

    @Nullable
    Resting find(long orderId) {
        return byId.get(orderId);
    }

    boolean isEmpty() {
        return byId.size() == 0;
    }

    boolean isEmpty(int instrument) {
        return counts[instrument] == 0;
    }

    /// The orders of one instrument; changes as they come and go.
    List<Resting> of(int instrument) {
        return byInstrument.get(instrument);
    }

    /// Lets an order go before all others of its instrument.
    void expedite(long orderId) {
        Resting order = byId.get(orderId);
        if (order != null) {
            List<Resting> orders = byInstrument.get(order.ticket.instrument());
            orders.remove(order);
            orders.addFirst(order);
        }
    }

    /// Trailing stops follow the price at which they would trade.
    void follow(int instrument, long bid, long ask) {
        List<Resting> orders = byInstrument.get(instrument);
        for (int i = 0; i < orders.size(); i++) {
            Resting order = orders.get(i);
            order.follow(order.isBuy() ? ask : bid);
        }
    }

    /// A new quote tells what can still be ahead of the limits that wait.
    void queue(Tick quote) {
        List<Resting> orders = byInstrument.get(quote.instrument);
        for (int i = 0; i < orders.size(); i++) {
            Resting order = orders.get(i);
            if (order.isLimit() && order.isMaker) {
                order.queue(order.isBuy() ? quote.price : quote.price2, order.isBuy() ? quote.size : quote.size2);
            }
        }
    }

    /// Whether any would act on a walk between two prices: tells ambiguous bars.
    boolean actsBetween(int instrument, long from, long to) {
        for (Resting order : byInstrument.get(instrument)) {
            if (acts(order, from, to)) {
                return true;
            }
        }
        return false;
    }

    /// The order nearest to the open of those that would act on the way to an extreme; else the first that rests.
    @Nullable
    Ticket firstToAct(int instrument, long open, long high, long low) {
        Resting first = null;
        long nearest = Long.MAX_VALUE;
        for (Resting order : byInstrument.get(instrument)) {
            long distance =
                    order.isMarket() ? Long.MAX_VALUE : Math.min(away(order, open, high), away(order, open, low));
            if (first == null || distance < nearest) {
                first = order;
                nearest = distance;
            }
        }
        return first == null ? null : first.ticket;
    }

    private static long away(Resting order, long open, long to) {
        long at = Path.actsAt(order, open, to, false, true);
        return at == Path.NOWHERE ? Long.MAX_VALUE : Math.abs(at - open);
    }

    /// Whether an order that arrived at `time` acts on the walk to the bar's other extreme, but would not have acted
    /// on the walk to its close: then it matters that the other extreme was still to come.
    boolean dependsOnOtherExtreme(int instrument, long time, SimulatedVenue.Walk walk) {
        for (Resting order : byInstrument.get(instrument)) {
            if (order.arrivalTime == time
                    && acts(order, walk.from(), walk.other())
                    && !acts(order, walk.from(), walk.close())) {
                return true;
            }
        }
        return false;
    }

    private static boolean acts(Resting order, long from, long to) {
        return !order.isMarket() && Path.actsAt(order, from, to, false, true) != Path.NOWHERE;
    }
}
