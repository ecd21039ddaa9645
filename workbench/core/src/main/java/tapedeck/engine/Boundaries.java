package tapedeck.engine;

import java.util.ArrayList;
import java.util.List;
import tapedeck.event.Source;
import tapedeck.model.TradingCalendar;

/// The second lane: closes bars whose end has come, marks the account where a session closes. Not thread-safe.
final class Boundaries implements Source {
    private final Session session;
    private final List<BarBuilder> builders = new ArrayList<>();
    private final TradingCalendar calendar;
    private final long grace;
    private final long end;
    private long earliestEnd = NEVER;
    private long nextDayClose;
    private int barsClosed;

    Boundaries(Session session, SessionConfig config) {
        this.session = session;
        this.calendar = config.instruments().get(0).calendar();
        this.grace = config.graceNanos();
        this.end = config.endTime();
        nextDayClose = upToEnd(calendar.sessionClose(config.startTime() + 1));
    }

    private long upToEnd(long time) {
        return time <= end ? time : NEVER;
    }

    void add(BarBuilder builder) {
        builders.add(builder);
    }

    /// A builder has an open bar that ends then.
    void onOpen(long barEnd) {
        if (barEnd < earliestEnd) {
            earliestEnd = barEnd;
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
        long barTime = earliestEnd == NEVER ? NEVER : earliestEnd + grace;
        return Math.min(barTime, nextDayClose);
    }

    @Override
    public void dispatch() {
        long now = nextTime();
        boolean hasClosed = close(now - grace);
        if (nextDayClose <= now) {
            nextDayClose = upToEnd(nextDay(now));
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

    private boolean close(long time) {
        if (earliestEnd > time) {
            return false;
        }
        long earliest = NEVER;
        for (int i = 0; i < builders.size(); i++) {
            BarBuilder builder = builders.get(i);
            if (builder.end() <= time) {
                builder.close();
                barsClosed++;
            } else {
                earliest = Math.min(earliest, builder.end());
            }
        }
        earliestEnd = earliest;
        session.orders().onBarClosed(barsClosed);
        return true;
    }

    private void tell() {
        session.onBarsClosed();
        for (int i = 0; i < builders.size(); i++) {
            builders.get(i).settle();
        }
    }
}
