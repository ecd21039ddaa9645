package tapedeck.lab.store.column;

import java.lang.foreign.MemorySegment;
import java.util.List;
import tapedeck.event.BarReader;
import tapedeck.model.Bar;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// Reads bars out of columns into the engine's [Bar]; allocates nothing per row. Not thread-safe.
public final class ColumnBarReader implements BarReader {
    private final List<Columns.Stretch> stretches;
    private final BarEnds ends;
    private final boolean isContinuous;
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

    public ColumnBarReader(Columns columns, Interval interval, TradingCalendar calendar) {
        this.stretches = columns.stretches();
        this.interval = interval.nanos();
        this.ends = new BarEnds(interval, calendar);
        this.isContinuous = calendar.isContinuous();
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
                isContinuous ? start + interval : ends.of(start),
                rows.get(Batch.INT64, time + open),
                rows.get(Batch.INT64, time + high),
                rows.get(Batch.INT64, time + low),
                rows.get(Batch.INT64, time + close),
                rows.get(Batch.INT64, time + volume));
        return true;
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
