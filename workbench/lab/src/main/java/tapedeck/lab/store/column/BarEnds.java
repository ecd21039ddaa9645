package tapedeck.lab.store.column;

import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// When stored bars end: an interval after their start; a daily bar at the close of its session, and a daily bar on a
/// date that is no session a day after its start. An intraday bar never reaches over its session's close.
///
/// Asked in ascending order it looks up a session once and divides only where bars leave the grid. Not thread-safe.
final class BarEnds {
    private final TradingCalendar calendar;
    private final long interval;
    private long sessionOpen;
    private long sessionClose = Long.MIN_VALUE;
    private long gridEnd = Long.MIN_VALUE;

    BarEnds(Interval interval, TradingCalendar calendar) {
        this.interval = interval.nanos();
        this.calendar = calendar;
    }

    /// First nanosecond after the bar that starts then.
    long of(long start) {
        if (calendar.isContinuous()) {
            return start + interval;
        }
        if (start >= sessionClose) {
            sessionOpen = calendar.sessionOpen(start);
            sessionClose = calendar.sessionClose(start);
        }
        boolean isInSession = start >= sessionOpen;
        if (interval == Interval.DAY) {
            return isInSession ? sessionClose : Math.min(start + interval, sessionOpen);
        }
        return isInSession ? Math.min(start + interval, sessionClose) : Math.min(gridEnd(start), sessionOpen);
    }

    /// The next multiple of the interval; a division costs more than all else of a bar.
    private long gridEnd(long start) {
        if (start == gridEnd) {
            gridEnd += interval;
        } else if (start > gridEnd || start < gridEnd - interval) {
            gridEnd = (Math.floorDiv(start, interval) + 1) * interval;
        }
        return gridEnd;
    }
}
