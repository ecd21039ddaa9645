package tapedeck.lab.store.column;

import java.lang.foreign.MemorySegment;
import java.util.List;
import tapedeck.event.TickReader;
import tapedeck.model.Tick;

/// Reads ticks out of columns into the engine's [Tick]; allocates nothing per row. Not thread-safe.
///
/// How fast that is memory decides, 64 bytes a tick. So what a batch holds twice is read once: arrival times that are
/// the venue's, and the second prices that trades do not have.
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
    private boolean isTwoSided;
    private long secondPrice;
    private long secondSize;

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
        tick.price2 = isTwoSided ? source.get(Batch.INT64, venueTime + price2) : secondPrice;
        tick.size2 = isTwoSided ? source.get(Batch.INT64, venueTime + size2) : secondSize;
        return true;
    }

    /// Writes a tick into a row of columns, as [#read] reads it.
    public static void put(Tick tick, long[][] columns, int row) {
        columns[0][row] = tick.venueTime;
        columns[1][row] = tick.time;
        columns[2][row] = tick.sequence;
        columns[3][row] = (tick.kind & 0xFFL) | (tick.side & 0xFFL) << 8 | (tick.flags & 0xFFFFL) << 16;
        columns[4][row] = tick.price;
        columns[5][row] = tick.size;
        columns[6][row] = tick.price2;
        columns[7][row] = tick.size2;
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
        time = batch.isTimeTwice() ? 0 : batch.offset(1) - base;
        sequence = batch.offset(2) - base;
        word = batch.offset(3) - base;
        price = batch.offset(4) - base;
        size = batch.offset(5) - base;
        price2 = batch.offset(6) - base;
        size2 = batch.offset(7) - base;
        isTwoSided = !batch.isConstant(6) || !batch.isConstant(7);
        secondPrice = batch.value(6, 0);
        secondSize = batch.value(7, 0);
        return true;
    }
}
