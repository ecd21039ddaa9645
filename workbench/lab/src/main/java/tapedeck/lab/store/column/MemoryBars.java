package tapedeck.lab.store.column;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import tapedeck.model.Fixed;

/// Gathers bars in native memory, in the same shape as mapped ones: small files read on the spot, and bars built
/// from bars. The arena owns the memory. Not thread-safe.
public final class MemoryBars implements BarSink {
    private final Arena arena;
    private final BarBuffer buffer = new BarBuffer(Batch.CAPACITY);
    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(MemorySegment segment, int rows, int volumeScale) {}

    public MemoryBars(Arena arena) {
        this.arena = arena;
    }

    @Override
    public void bar(long start, long open, long high, long low, long close, long volume, int decimals) {
        if (buffer.isFull()) {
            flush();
        }
        buffer.add(start, open, high, low, close, volume, decimals);
    }

    /// Decimal digits of the volume column.
    public int volumeScale() {
        return buffer.volumeScale();
    }

    /// All rows; nothing is added after that.
    public Columns finish() {
        flush();
        List<Batch> batches = new ArrayList<>();
        for (Piece piece : pieces) {
            batches.add(batch(piece));
        }
        return new Columns(batches);
    }

    private void flush() {
        int rows = buffer.rows();
        if (rows == 0) {
            return;
        }
        MemorySegment segment = arena.allocate(8L * BarBuffer.COLUMNS * rows, 64);
        for (int c = 0; c < BarBuffer.COLUMNS; c++) {
            MemorySegment.copy(buffer.column(c), 0, segment, Batch.INT64, 8L * c * rows, rows);
        }
        pieces.add(new Piece(segment, rows, buffer.volumeScale()));
        buffer.clear();
    }

    private Batch batch(Piece piece) {
        int rows = piece.rows();
        long[] offsets = new long[BarBuffer.COLUMNS];
        for (int c = 0; c < offsets.length; c++) {
            offsets[c] = 8L * c * rows;
        }
        MemorySegment segment = piece.segment();
        long factor = Fixed.powerOfTen(buffer.volumeScale() - piece.volumeScale());
        for (int i = 0; factor > 1 && i < rows; i++) {
            long at = offsets[BarBuffer.VOLUME] + 8L * i;
            segment.set(Batch.INT64, at, Math.multiplyExact(segment.get(Batch.INT64, at), factor));
        }
        long[] times = {segment.get(Batch.INT64, 0), segment.get(Batch.INT64, 8L * (rows - 1))};
        return new Batch(() -> segment, offsets, rows, times);
    }
}
