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
    /// Length of the feed's bars.
    private final long nanos;

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
        nanos = session.config().interval().nanos();
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
            if (builder.nanos == nanos) {
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
    public boolean onQuietOpen(BarLane lane) {
        int i = lane.number;
        Bar bar = lane.bar;
        long time = bar.startTime();
        boolean isQuiet = !session.hasTickStrategies()
                && time < boundaries.earliestEnd()
                && venue instanceof SimulatedVenue simulated
                && simulated.onQuietTrade(i, bar.openPrice(), BarTicks.size(bar, 0));
        if (!isQuiet) {
            return false;
        }
        session.count(1, 0);
        market.onPrice(i, bar.openPrice(), time);
        portfolio.onPrice(i, bar.openPrice());
        for (BarBuilder builder : builders.of(i)) {
            if (builder.nanos == nanos) {
                builder.announce(time, bar.endTime());
            }
            builder.onOpen(bar);
            boundaries.onOpen(builder.end());
        }
        return true;
    }

    @Override
    public void onWholeBar(BarLane lane) {
        session.count(1, 0);
        int i = lane.number;
        Bar bar = lane.bar;
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
    public void onClosedRest(BarLane lane, int step) {
        session.count(1, 0);
        Bar bar = lane.bar;
        see(lane, highest(lane, step), lowest(lane, step));
        for (BarBuilder builder : builders.of(lane.number)) {
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
    public void onRest(BarLane lane, int step) {
        Bar bar = lane.bar;
        long high = highest(lane, step);
        long low = lowest(lane, step);
        session.count(1, 0);
        see(lane, high, low);
        long volume = bar.rawVolume() - step * (bar.rawVolume() / BarTicks.COUNT);
        for (BarBuilder builder : builders.of(lane.number)) {
            builder.onRest(high, low, bar.closePrice(), volume);
        }
    }

    /// The highest price from `step` on: both extremes are still to come before step 2.
    private static long highest(BarLane lane, int step) {
        Bar bar = lane.bar;
        if (step < 2) {
            return bar.highPrice();
        }
        long close = bar.closePrice();
        return step == 2 ? Math.max(close, BarTicks.price(bar, 2, lane.order)) : close;
    }

    private static long lowest(BarLane lane, int step) {
        Bar bar = lane.bar;
        if (step < 2) {
            return bar.lowPrice();
        }
        long close = bar.closePrice();
        return step == 2 ? Math.min(close, BarTicks.price(bar, 2, lane.order)) : close;
    }

    /// What trades until the bar's end passed between these prices.
    private void see(BarLane lane, long high, long low) {
        int i = lane.number;
        Bar bar = lane.bar;
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
    public boolean prepareAhead(int instrument, int bars) {
        boolean canAll = true;
        for (BarBuilder builder : builders.of(instrument)) {
            canAll &= builder.nanos != nanos || builder.prepareAhead(bars);
        }
        return canAll;
    }

    @Override
    public void onAhead(Bar bar) {
        for (BarBuilder builder : builders.of(bar.instrument().number())) {
            if (builder.nanos == nanos) {
                builder.foresee(bar);
            }
        }
    }

    @Override
    public void onAllAhead(int instrument) {
        for (BarBuilder builder : builders.of(instrument)) {
            if (builder.nanos == nanos) {
                builder.computeAhead();
            }
        }
    }

    @Override
    public void onClosedBar(BarLane lane) {
        Bar bar = lane.bar;
        see(lane, bar.highPrice(), bar.lowPrice());
        for (BarBuilder builder : builders.of(lane.number)) {
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
            onClosedBar(lane);
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
        if (finer.length == 0 && !venue.hasWorking(i)) {
            return BarTicks.Order.NEARER;
        }
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
