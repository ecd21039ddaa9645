package tapedeck.lab.store;

import java.lang.foreign.Arena;
import tapedeck.event.BarReader;
import tapedeck.lab.store.column.Columns;
import tapedeck.lab.store.column.MemoryBars;
import tapedeck.model.Bar;
import tapedeck.model.DataException;
import tapedeck.model.Interval;
import tapedeck.model.TradingCalendar;

/// Builds coarser bars from stored finer ones. A daily bar is a session of the calendar and leaves out what traded
/// outside it; a shorter bar counts from its session's open, on a continuous calendar from 00:00 UTC.
final class BarFolding {
    private final TradingCalendar calendar;
    private final long interval;
    private final int volumeScale;
    private final MemoryBars out;
    private long bucket = Long.MIN_VALUE;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    private BarFolding(Series fine, Interval interval, MemoryBars out) {
        this.calendar = fine.instrument().calendar();
        this.interval = interval.nanos();
        this.volumeScale = fine.volumeScale();
        this.out = out;
    }

    /// The same rows as bars of a longer interval.
    static Series fold(Series fine, Interval interval, Arena arena) {
        if (!interval.isDaily() && interval.nanos() % fine.interval().nanos() != 0) {
            throw new DataException(
                    "TD-D005",
                    fine.instrument().symbol(),
                    interval + " is no multiple of the stored " + fine.interval(),
                    "ask for a multiple of " + fine.interval());
        }
        MemoryBars out = new MemoryBars(arena);
        BarFolding folding = new BarFolding(fine, interval, out);
        BarReader reader = fine.reader();
        Bar bar = fine.bar();
        while (reader.read(bar)) {
            folding.take(bar);
        }
        folding.emit();
        Columns columns = out.finish();
        return Series.hashed(fine.instrument(), interval, out.volumeScale(), columns);
    }

    private void take(Bar bar) {
        long start = bucketOf(bar.startTime());
        if (start == Long.MIN_VALUE) {
            return;
        }
        if (start != bucket) {
            emit();
            bucket = start;
            open = bar.openPrice();
            high = bar.highPrice();
            low = bar.lowPrice();
            volume = 0;
        }
        high = Math.max(high, bar.highPrice());
        low = Math.min(low, bar.lowPrice());
        close = bar.closePrice();
        volume = Math.addExact(volume, bar.rawVolume());
    }

    /// Start of the coarse bar that a time belongs to; MIN_VALUE outside the sessions for daily bars.
    private long bucketOf(long time) {
        if (calendar.isContinuous()) {
            return time - Math.floorMod(time, interval);
        }
        if (!calendar.isOpen(time)) {
            return interval == Interval.DAY ? Long.MIN_VALUE : time - Math.floorMod(time, interval);
        }
        long sessionOpen = calendar.sessionOpen(time);
        return interval == Interval.DAY ? sessionOpen : time - (time - sessionOpen) % interval;
    }

    private void emit() {
        if (bucket != Long.MIN_VALUE) {
            out.bar(bucket, open, high, low, close, volume, volumeScale);
        }
    }
}
