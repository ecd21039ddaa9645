package tapedeck.lab.store.column;

import java.lang.foreign.MemorySegment;
import java.util.List;
import tapedeck.event.TickReader;
import tapedeck.model.Tick;

/// Reads ticks out of columns into the engine's [Tick]; allocates nothing per row. Not thread-safe.
public final class ColumnTickReader implements TickReader {
    private final List<Columns.Stretch> stretches;
    private final int instrument;
    private int next;
    private MemorySegment rows = MemorySegment.NULL;
    private long at;
    private long end;
    private long time;
    private long sequence;
    private long word;
    private long price;
    private long size;
    private long price2;
    private long size2;

    /// @param instrument number that the ticks carry
    public ColumnTickReader(Columns columns, int instrument) {
        this.stretches = columns.stretches();
        this.instrument = instrument;
    }

    @Override
    public boolean read(Tick tick) {
        if (at == end && !enterNext()) {
            return false;
        }
        long venueTime = at;
        at += 8;
        MemorySegment source = rows;
        long packed = source.get(Batch.INT64, venueTime + word);
        tick.venueTime = source.get(Batch.INT64, venueTime);
        tick.time = source.get(Batch.INT64, venueTime + time);
        tick.sequence = source.get(Batch.INT64, venueTime + sequence);
        tick.instrument = instrument;
        tick.kind = (byte) packed;
        tick.side = (byte) (packed >> 8);
        tick.flags = (short) (packed >> 16);
        tick.price = source.get(Batch.INT64, venueTime + price);
        tick.size = source.get(Batch.INT64, venueTime + size);
        tick.price2 = source.get(Batch.INT64, venueTime + price2);
        tick.size2 = source.get(Batch.INT64, venueTime + size2);
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
        time = batch.offset(1) - base;
        sequence = batch.offset(2) - base;
        word = batch.offset(3) - base;
        price = batch.offset(4) - base;
        size = batch.offset(5) - base;
        price2 = batch.offset(6) - base;
        size2 = batch.offset(7) - base;
        return true;
    }
}
