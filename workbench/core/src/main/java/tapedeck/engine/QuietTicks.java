package tapedeck.engine;

import tapedeck.event.Clock;
import tapedeck.event.Source;
import tapedeck.event.TickReader;
import tapedeck.execution.OrderManager;
import tapedeck.execution.Portfolio;
import tapedeck.execution.Venue;
import tapedeck.model.Market;
import tapedeck.model.Tick;
import tapedeck.venue.SimulatedVenue;

/// Takes in the trades between two events at once: while no order rests, no strategy hears ticks and no bar ends, only
/// their extremes, their last price and their volume can be seen afterwards.
///
/// Does in one loop what [Session#onTick] does one by one, which is its oracle. Allocates nothing. Not thread-safe.
final class QuietTicks {
    /// Taken in one go at most, so that whoever steps the session is not kept waiting.
    private static final int MOST_AT_ONCE = 256;

    private final Session session;
    private final Clock clock;
    private final Market market;
    private final Portfolio portfolio;
    private final OrderManager orders;
    private final Venue venue;
    private final Boundaries boundaries;
    private final BarBuilders builders;
    private final Tick last = new Tick();
    /// Of a venue that is not ours nobody knows what it makes of the ticks between.
    private final boolean mayFold;

    QuietTicks(Session session, Boundaries boundaries) {
        this.session = session;
        this.clock = session.clock();
        this.market = session.market();
        this.portfolio = session.portfolio();
        this.orders = session.orders();
        this.venue = session.venue();
        this.boundaries = boundaries;
        this.builders = session.builders();
        mayFold = venue instanceof SimulatedVenue && !session.hasTickStrategies();
    }

    /// See [tapedeck.event.TickListener#playTogether].
    long play(Tick tick, TickReader reader) {
        if (tick.kind != Tick.TRADE || !mayFold || venue.hasWorking()) {
            return tick.time;
        }
        BarBuilder[] fed = builders.of(tick.instrument);
        if (!areOpen(fed)) {
            return tick.time;
        }
        int instrument = tick.instrument;
        long from = latestStart(fed);
        long end = boundaries.earliestEnd();
        long until = Math.min(boundaries.nextTime(), orders.nextTime());
        long latest = Math.min(until - 1, Math.min(session.timers().nextTime(), session.horizon()));
        long high = Long.MIN_VALUE;
        long low = Long.MAX_VALUE;
        long volume = 0;
        int played = 0;
        boolean goesOn = true;
        while (goesOn
                && played < MOST_AT_ONCE
                && tick.time <= latest
                && tick.kind == Tick.TRADE
                && tick.instrument == instrument
                && tick.venueTime >= from
                && tick.venueTime < end
                && clock.reach(tick.time)) {
            last.set(tick);
            high = Math.max(high, tick.price);
            low = Math.min(low, tick.price);
            volume = fed.length == 0 ? 0 : Math.addExact(volume, tick.size);
            played++;
            goesOn = reader.read(tick);
        }
        if (played > 0) {
            session.count(played, played);
            venue.onTick(last);
            market.onTick(last);
            portfolio.onRange(instrument, high, low);
            for (BarBuilder builder : fed) {
                builder.onRest(high, low, last.price, volume);
            }
        }
        return goesOn ? tick.time : Source.NEVER;
    }

    private static boolean areOpen(BarBuilder[] fed) {
        for (BarBuilder builder : fed) {
            if (builder.end() == Long.MAX_VALUE) {
                return false;
            }
        }
        return true;
    }

    private static long latestStart(BarBuilder[] fed) {
        long latest = Long.MIN_VALUE;
        for (BarBuilder builder : fed) {
            latest = Math.max(latest, builder.bar().startTime());
        }
        return latest;
    }
}
