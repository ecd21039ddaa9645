package tapedeck.event;

/// The one loop: always the earliest event, and at one instant orders before bar boundaries before market before
/// timers.
///
/// Backtest is `while (loop.step() > 0) {}`; live is `while (running) idle(loop.step())`. There is no third line that
/// differs. One thread; nothing re-enters.
public final class EventLoop {
    /// More events than this at one instant is a strategy that feeds on itself.
    public static final int MAX_EVENTS_PER_INSTANT = 10_000;

    private final Clock clock;
    private final Source orders;
    private final Source boundaries;
    private final Source market;
    private final Source timers;
    private long instant = Long.MIN_VALUE;
    private int eventsAtInstant;
    private long events;

    /// The parameters' order is the order of events at one instant.
    public EventLoop(Clock clock, Source orders, Source boundaries, Source market, Source timers) {
        this.clock = clock;
        this.orders = orders;
        this.boundaries = boundaries;
        this.market = market;
        this.timers = timers;
    }

    /// Handles the next event if its time has come; the number of events handled, 0 or 1.
    public int step() {
        long order = orders.nextTime();
        long boundary = boundaries.nextTime();
        long tick = market.nextTime();
        long timer = timers.nextTime();
        long time = Math.min(Math.min(order, boundary), Math.min(tick, timer));
        if (time == Source.NEVER || !clock.reach(time)) {
            return 0;
        }
        if (time != instant) {
            instant = time;
            eventsAtInstant = 0;
        } else if (++eventsAtInstant > limit()) {
            throw new EndlessInstantException(time);
        }
        events++;
        if (order == time) {
            orders.dispatch();
        } else if (boundary == time) {
            boundaries.dispatch();
        } else if (tick == time) {
            eventsAtInstant = 0;
            market.dispatch();
        } else {
            timers.dispatch();
        }
        return 1;
    }

    /// When the next event of any lane is due, or [Source#NEVER].
    public long nextTime() {
        return Math.min(
                Math.min(orders.nextTime(), boundaries.nextTime()), Math.min(market.nextTime(), timers.nextTime()));
    }

    /// Events handled so far.
    public long events() {
        return events;
    }

    private static int limit() {
        return MAX_EVENTS_PER_INSTANT;
    }
}
