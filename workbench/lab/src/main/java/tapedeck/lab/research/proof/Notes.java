package tapedeck.lab.research.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tapedeck.engine.EquityMark;
import tapedeck.engine.Recorder;
import tapedeck.engine.Session;
import tapedeck.execution.ClosedTrade;
import tapedeck.model.OrderEvent;
import tapedeck.model.Ticket;

/// Takes down what a strategy decides, and which orders traded before the market had moved on. Not thread-safe.
final class Notes implements Recorder {
    private final List<Decision> decisions = new ArrayList<>();
    private final BitSet afterMove = new BitSet();
    private final TreeSet<Long> fillTimes = new TreeSet<>();
    private final Map<Long, Long> inputsAtSubmit = new HashMap<>();
    private @Nullable Session session;
    private @Nullable Probe probe;
    private OrderEvent.@Nullable Filled instantFill;

    void follow(Session followed, Probe between) {
        session = followed;
        probe = between;
    }

    List<Decision> decisions() {
        return decisions;
    }

    int size() {
        return decisions.size();
    }

    /// How many decisions follow from the bars that end by `time`: those before it, and those at it that the close of
    /// a bar gave rise to, not an input or a timer of the same instant.
    int countThrough(long time) {
        int low = 0;
        int high = decisions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean isWithin = decisions.get(middle).time() < time
                    || (decisions.get(middle).time() == time && !afterMove.get(middle));
            if (isWithin) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void add(Decision decision) {
        afterMove.set(decisions.size(), probe == null || !probe.isAtBarClose(decision.time(), inputs()));
        decisions.add(decision);
    }

    /// Forgets what came after the first `size` decisions.
    void truncate(int size) {
        decisions.subList(size, decisions.size()).clear();
    }

    /// When orders traded.
    NavigableSet<Long> fillTimes() {
        return fillTimes;
    }

    /// The first fill at a price that was known when its order was sent.
    OrderEvent.@Nullable Filled instantFill() {
        return instantFill;
    }

    void threw(long time, Throwable what) {
        add(new Decision.Threw(time, String.valueOf(what.getMessage())));
    }

    private long inputs() {
        return session == null ? 0 : session.ticks();
    }

    @Override
    public void onSubmit(Ticket ticket, long time) {
        add(new Decision.Sent(time, ticket));
        // What answers a fill may trade on the rest of the same stretch of a bar's path.
        if (ticket.parent() == 0 && probe != null && !probe.answersOrder()) {
            inputsAtSubmit.put(ticket.id(), inputs());
        }
    }

    @Override
    public void onCancel(long orderId, int strategy, long time) {
        add(new Decision.Canceled(time, orderId));
    }

    @Override
    public void onReplace(long orderId, int strategy, long size, Ticket.Prices prices, long time) {
        add(new Decision.Changed(time, orderId, size, prices));
    }

    @Override
    public void onOrderEvent(OrderEvent event) {
        if (event instanceof OrderEvent.Denied denied) {
            add(new Decision.Denied(denied.time(), denied.orderId(), denied.reason(), denied.detail()));
        } else if (event instanceof OrderEvent.Filled filled) {
            fillTimes.add(filled.time());
            Long sentAt = inputsAtSubmit.remove(filled.orderId());
            if (sentAt != null && sentAt == inputs() && instantFill == null) {
                instantFill = filled;
            }
        }
    }

    @Override
    public void onTrade(ClosedTrade trade) {
        // Fills say when.
    }

    @Override
    public void onEquity(EquityMark mark) {
        // Follows from fills and prices.
    }

    @Override
    public void onPlot(int strategy, String name, double value, long time) {
        add(new Decision.Shown(time, name, Double.doubleToLongBits(value)));
    }

    @Override
    public void onAmbiguous(int instrument, long barStart) {
        // A property of the bar.
    }
}
