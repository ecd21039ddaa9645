package tapedeck.engine;

import org.jspecify.annotations.Nullable;
import tapedeck.event.Clock;
import tapedeck.execution.OrderManager;
import tapedeck.execution.Portfolio;
import tapedeck.indicator.Series;
import tapedeck.model.Bar;
import tapedeck.model.Market;

/// The inner loop of the commonest session: one strategy on one series of one instrument's own bars, while no other
/// instrument has any.
///
/// Does for each bar what [BarIntake] does for a slot of many, without looking for whom it concerns, which would take
/// twice as long as doing it. Allocates nothing. Not thread-safe.
final class Solo {
    private final Session session;
    private final Clock clock;
    private final Market market;
    private final Portfolio portfolio;
    private final OrderManager orders;
    private final Boundaries boundaries;
    private final StrategySlot slot;
    private final BarBuilder builder;
    private final Series series;
    private final int instrument;

    private Solo(Session session, Boundaries boundaries, StrategySlot slot, BarBuilder builder) {
        this.session = session;
        this.clock = session.clock();
        this.market = session.market();
        this.portfolio = session.portfolio();
        this.orders = session.orders();
        this.boundaries = boundaries;
        this.slot = slot;
        this.builder = builder;
        this.series = slot.series[0];
        this.instrument = builder.instrument;
    }

    /// Null where there is more than one strategy or series.
    static @Nullable Solo of(Session session, Boundaries boundaries, StrategySlot[] slots) {
        boolean isAlone = slots.length == 1 && slots[0].series.length == 1 && !slots[0].wantsBars;
        return isAlone ? new Solo(session, boundaries, slots[0], slots[0].builder(0)) : null;
    }

    /// Whether these are the bars that its series is made of: where the data of several instruments end at unlike times
    /// the last one left may be another.
    boolean plays(BarLane lane) {
        return lane.number == instrument;
    }

    /// See [FeedListener#onClosedBars].
    boolean play(BarLane lane, long until, int most) {
        long sent = orders.flushed();
        int played = 0;
        boolean goesOn;
        try {
            do {
                Bar bar = lane.bar;
                long end = bar.endTime();
                market.onPrice(instrument, bar.closePrice(), end - 1);
                portfolio.onRange(instrument, bar.highPrice(), bar.lowPrice());
                // before the callback: who watches it asks at which bar it hangs
                builder.show(bar);
                series.append(bar);
                clock.reach(end);
                // before the callback: a watchdog takes the count for a sign of life
                session.count(1, 2);
                played++;
                if (slot.isWarm()) {
                    slot.onBar(bar);
                    orders.flush();
                }
                goesOn = lane.next();
            } while (goesOn && played < most && lane.bar.endTime() < until && orders.flushed() == sent);
        } finally {
            // nobody asks for these before an order trades, or it is over
            boundaries.count(builder, played);
        }
        return goesOn;
    }
}
