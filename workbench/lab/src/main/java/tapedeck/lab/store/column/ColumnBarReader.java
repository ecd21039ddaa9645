package tapedeck.lab.store.column;

import java.lang.foreign.MemorySegment;
import java.util.List;
import tapedeck.event.BarReader;
import tapedeck.model.Bar;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// Reads bars out of columns into the engine's [Bar]; allocates nothing per row. Not thread-safe.
///
/// A bar ends an interval after its start; a daily bar at the close of its session, and a daily bar on a date that
/// is no session a day after its start. An intraday bar never reaches over its session's close.
public final class ColumnBarReader implements BarReader {
    private final List<Columns.Stretch> stretches;
    private final TradingCalendar calendar;
    private final long interval;
    private int next;
    private MemorySegment rows = MemorySegment.NULL;
    private long at;
    private long end;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long sessionOpen;
    private long sessionClose = Long.MIN_VALUE;

    public ColumnBarReader(Columns columns, Interval interval, TradingCalendar calendar) {
        this.stretches = columns.stretches();
        this.interval = interval.nanos();
        this.calendar = calendar;
    }

    @Override
    public boolean read(Bar bar) {
        if (at == end && !enterNext()) {
            return false;
        }
        long time = at;
        at += 8;
        long start = rows.get(Batch.INT64, time);
        bar.set(
                start,
                endOf(start),
                rows.get(Batch.INT64, time + open),
                rows.get(Batch.INT64, time + high),
                rows.get(Batch.INT64, time + low),
                rows.get(Batch.INT64, time + close),
                rows.get(Batch.INT64, time + volume));
        return true;
    }

    private long endOf(long start) {
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
        return isInSession
                ? Math.min(start + interval, sessionClose)
                : Math.min((Math.floorDiv(start, interval) + 1) * interval, sessionOpen);
    }

    private boolean enterNext() {
        if (next == stretches.size()) {
            return false;
        }
        Columns.Stretch stretch = stretches.get(next++);
        Batch batch = stretch.batch();
        rows = batch.enter();
        long base = batch.offset(0);
        at = base + 8L * stretch.from();
        end = base + 8L * stretch.to();
        open = batch.offset(1) - base;
        high = batch.offset(2) - base;
        low = batch.offset(3) - base;
        close = batch.offset(4) - base;
        volume = batch.offset(5) - base;
        return true;
    }
}
