package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;

/// The writing side of a ring: claims the next slot, publishes it, moves the cursor. One thread.
final class RingWriteEnd {
    private final MemorySegment memory;
    private final long mask;
    private long cursor;

    RingWriteEnd(MemorySegment memory, int slots) {
        this.memory = memory;
        this.mask = slots - 1L;
    }

    /// Marks the next slot as being rewritten and returns its offset.
    long claim() {
        long offset = SegmentHeader.slotOffset(cursor & mask);
        // a reader that sees the zero must also see the cursor that explains it
        Memory.storeFence();
        Memory.putLongOpaque(memory, offset, 0);
        Memory.storeFence();
        return offset;
    }

    /// Makes the claimed slot visible.
    void publish(long offset) {
        cursor++;
        Memory.putLongRelease(memory, offset, cursor);
        SegmentHeader.publishCursor(memory, cursor);
    }

    long cursor() {
        return cursor;
    }
}
