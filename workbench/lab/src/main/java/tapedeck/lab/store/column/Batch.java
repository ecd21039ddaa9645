package tapedeck.lab.store.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A stretch of rows in columns of int64: one record batch of a partition, or a stretch of a file just read.
///
/// Rows are sorted by the first column, the time. A mapped batch is checked against its checksum when it is first
/// entered. Thread-safe: two threads entering at once check it twice.
public final class Batch {
    /// Little-endian int64, aligned or not: what Arrow lays down.
    public static final ValueLayout.OfLong INT64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Rows per batch when written by this store.
    public static final int CAPACITY = 65_536;

    private static final byte UNKNOWN = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final long[] offsets;
    private final int rows;
    private final long firstTime;
    private final long lastTime;
    private final Supplier<MemorySegment> entry;
    private volatile @Nullable MemorySegment segment;
    private final byte[] constant;
    private byte isTimeTwice;

    /// @param entry   gives the bytes, checked; asked once
    /// @param offsets byte offset of each column in the segment
    public Batch(Supplier<MemorySegment> entry, long[] offsets, int rows, long[] firstAndLastTime) {
        this.entry = entry;
        this.offsets = offsets;
        this.rows = rows;
        this.firstTime = firstAndLastTime[0];
        this.lastTime = firstAndLastTime[1];
        this.constant = new byte[offsets.length];
    }

    /// Makes the rows readable: checks them once. Returns the bytes that [#offset] points into.
    public MemorySegment enter() {
        MemorySegment known = segment;
        if (known == null) {
            known = entry.get();
            segment = known;
        }
        return known;
    }

    /// Byte offset of a column.
    public long offset(int column) {
        return offsets[column];
    }

    public int columns() {
        return offsets.length;
    }

    public int rows() {
        return rows;
    }

    public long firstTime() {
        return firstTime;
    }

    public long lastTime() {
        return lastTime;
    }

    /// One value; for searching and for tests, not for scanning.
    public long value(int column, int row) {
        return enter().get(INT64, offsets[column] + 8L * row);
    }

    /// Whether a column holds one value in all rows: then a scan need not read it. Found out once.
    public boolean isConstant(int column) {
        if (constant[column] == UNKNOWN) {
            constant[column] = answer(isSame(offsets[column], offsets[column] + 8, rows - 1));
        }
        return constant[column] == YES;
    }

    /// Whether the second column repeats the first, as where ticks arrive when they happen. Found out once.
    public boolean isTimeTwice() {
        if (isTimeTwice == UNKNOWN) {
            isTimeTwice = answer(isSame(offsets[0], offsets[1], rows));
        }
        return isTimeTwice == YES;
    }

    private boolean isSame(long one, long other, int count) {
        MemorySegment bytes = enter();
        long length = 8L * Math.max(0, count);
        return MemorySegment.mismatch(bytes, one, one + length, bytes, other, other + length) < 0;
    }

    private static byte answer(boolean is) {
        return is ? YES : NO;
    }

    /// The first row whose time is not before `time`, or [#rows].
    public int lowerBound(long time) {
        if (rows == 0 || time <= firstTime) {
            return 0;
        }
        if (time > lastTime) {
            return rows;
        }
        int low = 0;
        int high = rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value(0, middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
