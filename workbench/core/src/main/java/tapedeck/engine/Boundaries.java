package tapedeck.engine;

import java.util.Arrays;
import tapedeck.event.Source;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// The second lane: closes bars whose end has come, marks the account where a session closes. Not thread-safe.
final class Boundaries implements Source {
    private final Session session;
    private BarBuilder[] builders = {};
    private final Interval ofFeed;
    private final boolean[] hasFirst;
    private final TradingCalendar calendar;
    private final long grace;
    private final long end;
    private long earliestEnd = NEVER;
    private long nextDayClose;
    private long next;
    private int barsClosed;
    private boolean hasFeedBarsOnly = true;
    private long round = 1;

    Boundaries(Session session, SessionConfig config) {
        this.session = session;
        this.ofFeed = config.interval();
        this.calendar = config.instruments().get(0).calendar();
        this.grace = config.graceNanos();
        this.end = config.endTime();
        hasFirst = new boolean[config.instruments().size()];
        nextDayClose = upToEnd(calendar.sessionClose(config.startTime() + 1));
        next = nextDayClose;
    }

    private long upToEnd(long time) {
        return time <= end ? time : NEVER;
    }

    void add(BarBuilder builder) {
        builders = Arrays.copyOf(builders, builders.length + 1);
        builders[builders.length - 1] = builder;
        hasFeedBarsOnly &= builder.bar().interval().equals(ofFeed);
        builder.isCounted = !hasFirst[builder.instrument];
        hasFirst[builder.instrument] = true;
    }

    /// A builder has an open bar that ends then.
    void onOpen(long barEnd) {
        if (barEnd < earliestEnd) {
            earliestEnd = barEnd;
            schedule();
        }
    }

    /// End of the open bar that ends first, without grace.
    long earliestEnd() {
        return earliestEnd;
    }

    int barsClosed() {
        return barsClosed;
    }

    @Override
    public long nextTime() {
        return next;
    }

    @Override
    public void dispatch() {
        long now = next;
        boolean hasClosed = close(now - grace);
        if (nextDayClose <= now) {
            nextDayClose = upToEnd(nextDay(now));
            schedule();
            session.onDayClose();
        }
        if (hasClosed) {
            tell();
        }
    }

    private long nextDay(long now) {
        return end <= now ? NEVER : calendar.sessionClose(now);
    }

    /// A tick at `venueTime` has come: bars that end at or before it are complete.
    void closeBefore(long venueTime) {
        if (close(venueTime)) {
            tell();
        }
    }

    /// Never before now: a bar may be opened by a tick that comes after the bar's end, and after its grace.
    private void schedule() {
        long due = earliestEnd == NEVER
                ? NEVER
                : Math.max(earliestEnd + grace, session.clock().now());
        next = Math.min(due, nextDayClose);
    }

    private boolean close(long time) {
        if (earliestEnd > time) {
            return false;
        }
        long earliest = NEVER;
        for (BarBuilder builder : builders) {
            if (builder.end() <= time) {
                builder.close();
                onClosed(builder);
            } else {
                earliest = Math.min(earliest, builder.end());
            }
        }
        earliestEnd = earliest;
        schedule();
        return true;
    }

    /// Whether no bar is open and every builder makes bars of the feed's own interval.
    boolean isPlain() {
        return hasFeedBarsOnly && earliestEnd == NEVER;
    }

    /// Whether every open bar is the feed's own and ends then, and no session closes until after it.
    boolean endsTogether(long time) {
        return hasFeedBarsOnly && grace == 0 && earliestEnd == time && nextDayClose > time;
    }

    /// Every bar that was open has closed by itself.
    void onAllClosed() {
        earliestEnd = NEVER;
        schedule();
    }

    /// A builder has closed a bar, of which [#tell] will tell.
    void onClosed(BarBuilder builder) {
        builder.closedIn = round;
        count(builder, 1);
    }

    /// A builder has closed so many bars: the length of trades counts those of the instrument's first interval.
    void count(BarBuilder builder, int bars) {
        barsClosed += bars;
        if (builder.isCounted) {
            session.orders().onBarsClosed(builder.instrument, bars);
        }
    }

    /// Tells strategies of every bar that has closed since the last time.
    void tell() {
        session.onBarsClosed(round);
        round++;
    }
}
