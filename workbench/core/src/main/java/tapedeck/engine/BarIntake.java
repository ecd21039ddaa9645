package tapedeck.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tapedeck.event.Clock;
import tapedeck.execution.OrderManager;
import tapedeck.execution.Portfolio;
import tapedeck.execution.Venue;
import tapedeck.model.Bar;
import tapedeck.model.Market;
import tapedeck.model.Tick;
import tapedeck.model.Ticket;
import tapedeck.venue.SimulatedVenue;

/// The session's ear at a feed of stored bars: takes them tick by tick, or whole where the outcome is the same.
///
/// One thread; allocates nothing per bar.
final class BarIntake implements FeedListener {
    private final Session session;
    private final Clock clock;
    private final Market market;
    private final Portfolio portfolio;
    private final OrderManager orders;
    private final Venue venue;
    private final Boundaries boundaries;
    private final BarBuilders builders;
    private final Recorder recorder;
    private final @Nullable Solo solo;
    private final long[] ambiguous;
    private IntrabarOrder intrabar = IntrabarOrder.NEARER;
    private FinerPath[] finer = {};
    private final boolean[] isSure;

    BarIntake(Session session, Boundaries boundaries, StrategySlot[] slots) {
        this.session = session;
        this.clock = session.clock();
        this.market = session.market();
        this.portfolio = session.portfolio();
        this.orders = session.orders();
        this.venue = session.venue();
        this.recorder = session.recorder();
        this.boundaries = boundaries;
        this.builders = session.builders();
        solo = Solo.of(session, boundaries, slots);
        ambiguous = new long[session.config().instruments().size()];
        Arrays.fill(ambiguous, Long.MIN_VALUE);
        isSure = new boolean[ambiguous.length];
    }

    /// Which extreme of a bar comes first where the data does not say.
    void intrabar(IntrabarOrder order) {
        intrabar = order;
    }

    /// What knows the order of the extremes, by instrument.
    void finer(FinerPath[] paths) {
        finer = paths;
    }

    @Override
    public void onTick(Tick tick) {
        session.onTick(tick);
    }

    @Override
    public void onBarStart(Bar bar) {
        for (BarBuilder builder : builders.of(bar.instrument().number())) {
            if (builder.bar().interval().equals(bar.interval())) {
                builder.announce(bar.startTime(), bar.endTime());
            }
        }
    }

    @Override
    public boolean canCondense(long end) {
        return !session.hasTickStrategies()
                && !venue.hasWorking()
                && session.timers().nextTime() >= end
                && orders.nextTime() >= end
                && boundaries.nextTime() >= end;
    }

    @Override
    public void onWholeBar(Bar bar) {
        session.count(1, 0);
        int i = bar.instrument().number();
        market.onPrice(i, bar.closePrice(), bar.endTime() - 1);
        portfolio.onRange(i, bar.highPrice(), bar.lowPrice());
        for (BarBuilder builder : builders.of(i)) {
            builder.onWhole(bar);
            boundaries.onOpen(builder.end());
        }
    }

    @Override
    public boolean canClose(long end) {
        return boundaries.endsTogether(end)
                && session.timers().nextTime() > end
                && orders.nextTime() > end
                && session.horizon() >= end;
    }

    @Override
    public void onClosedRest(Bar bar, int step, BarTicks.Order order) {
        session.count(1, 0);
        see(bar, highest(bar, step, order), lowest(bar, step, order));
        for (BarBuilder builder : builders.of(bar.instrument().number())) {
            if (builder.end() == bar.endTime()) {
                builder.closeAs(bar);
                boundaries.onClosed(builder);
            }
        }
    }

    @Override
    public void onRestClosed(long end) {
        clock.reach(end);
        session.count(0, 1);
        boundaries.onAllClosed();
        boundaries.tell();
    }

    @Override
    public void onRest(Bar bar, int step, BarTicks.Order order) {
        long high = highest(bar, step, order);
        long low = lowest(bar, step, order);
        session.count(1, 0);
        see(bar, high, low);
        long volume = bar.rawVolume() - step * (bar.rawVolume() / BarTicks.COUNT);
        for (BarBuilder builder : builders.of(bar.instrument().number())) {
            builder.onRest(high, low, bar.closePrice(), volume);
        }
    }

    private static long highest(Bar bar, int step, BarTicks.Order order) {
        long high = bar.closePrice();
        for (int s = step; s < BarTicks.COUNT; s++) {
            high = Math.max(high, BarTicks.price(bar, s, order));
        }
        return high;
    }

    private static long lowest(Bar bar, int step, BarTicks.Order order) {
        long low = bar.closePrice();
        for (int s = step; s < BarTicks.COUNT; s++) {
            low = Math.min(low, BarTicks.price(bar, s, order));
        }
        return low;
    }

    /// What trades until the bar's end passed between these prices.
    private void see(Bar bar, long high, long low) {
        int i = bar.instrument().number();
        market.onPrice(i, bar.closePrice(), bar.endTime() - 1);
        portfolio.onRange(i, high, low);
    }

    @Override
    public long quietUntil() {
        boolean isQuiet = !session.hasTickStrategies() && !venue.hasWorking() && boundaries.isPlain();
        long until = Math.min(Math.min(session.timers().nextTime(), orders.nextTime()), boundaries.nextTime());
        return isQuiet ? Math.min(until, session.horizon()) : Long.MIN_VALUE;
    }

    @Override
    public long touch(int instrument) {
        long seen = 0;
        for (BarBuilder builder : builders.of(instrument)) {
            seen ^= builder.touch();
        }
        return seen;
    }

    @Override
    public void onClosedBar(Bar bar) {
        see(bar, bar.highPrice(), bar.lowPrice());
        for (BarBuilder builder : builders.of(bar.instrument().number())) {
            builder.onClosed(bar);
            boundaries.onClosed(builder);
        }
    }

    @Override
    public boolean onClosedBars(BarLane lane, long until, int most) {
        if (solo != null && solo.plays(lane)) {
            return solo.play(lane, until, most);
        }
        boolean isQuiet;
        boolean goesOn;
        int played = 0;
        do {
            onClosedBar(lane.bar);
            isQuiet = onSlotClosed(lane.bar.endTime(), 1);
            goesOn = lane.next();
            played++;
        } while (goesOn && isQuiet && played < most && lane.bar.endTime() < until);
        return goesOn;
    }

    @Override
    public boolean onSlotClosed(long end, int bars) {
        clock.reach(end);
        session.count(bars, 2);
        long sent = orders.flushed();
        boundaries.tell();
        return orders.flushed() == sent;
    }

    @Override
    public void settle() {
        if (orders.nextTime() <= clock.now()) {
            session.drain();
        }
    }

    @Override
    public BarTicks.Order pathOrder(Bar bar) {
        int i = bar.instrument().number();
        BarTicks.Order order = finer.length == 0 ? assumed(bar, i) : seenIn(bar, i);
        if (venue instanceof SimulatedVenue simulated
                && simulated.actsBetween(i, bar.openPrice(), bar.highPrice())
                && simulated.actsBetween(i, bar.openPrice(), bar.lowPrice())) {
            onAmbiguous(bar);
        }
        return order;
    }

    private BarTicks.Order assumed(Bar bar, int instrument) {
        Ticket first = intrabar.asksOrders() && venue instanceof SimulatedVenue simulated
                ? simulated.firstToAct(instrument, bar.openPrice(), bar.highPrice(), bar.lowPrice())
                : null;
        return first == null ? BarTicks.Order.NEARER : intrabar.order(first.isBuy());
    }

    private BarTicks.Order seenIn(Bar bar, int instrument) {
        BarTicks.Order order = finer[instrument].order(bar);
        isSure[instrument] = finer[instrument].isSure();
        return order;
    }

    @Override
    public void onExtreme(Bar bar, int step, BarTicks.Order order) {
        int i = bar.instrument().number();
        if (venue.hasWorking(i) && venue instanceof SimulatedVenue simulated) {
            var walk = new SimulatedVenue.Walk(
                    BarTicks.price(bar, step, order), BarTicks.price(bar, 3 - step, order), bar.closePrice());
            if (simulated.dependsOnOtherExtreme(i, BarTicks.time(bar, step), walk)) {
                onAmbiguous(bar);
            }
        }
    }

    private void onAmbiguous(Bar bar) {
        int i = bar.instrument().number();
        if (ambiguous[i] != bar.startTime() && !isSure[i]) {
            ambiguous[i] = bar.startTime();
            recorder.onAmbiguous(i, bar.startTime());
        }
    }
}
