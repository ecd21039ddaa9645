package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;

/// The reading side of a ring: a cursor of its own, whole slots, and the exact number of those it lost. One thread.
///
/// Use: `begin()`; if it gives an offset, copy the slot, then `isWhole()` says whether the copy counts.
final class RingReadEnd {
    /// A writer that laps the reader again and again is left alone until the next look.
    private static final int MOST_LAPS = 64;

    private final MemorySegment memory;
    private final SegmentHeader header;
    private final LapPolicy policy;
    private final long mask;
    private long cursor;
    private long lost;
    private long laps;
    private boolean isStopped;
    private boolean isAfterGap;

    RingReadEnd(SegmentFile file, SegmentHeader header, LapPolicy policy) {
        this.memory = file.memory();
        this.header = header;
        this.policy = policy;
        this.mask = header.slots() - 1L;
    }

    /// Starts after everything written so far.
    void seekLatest() {
        cursor = header.cursor();
    }

    /// Starts at the oldest slot that is not about to be rewritten.
    void seekOldest() {
        cursor = oldestSafe(header.cursor());
    }

    /// The offset of the next slot, or -1 where there is nothing to read; then [#isStopped()] may say why.
    long begin() {
        for (int tries = 0; tries < MOST_LAPS && !isStopped; tries++) {
            long offset = SegmentHeader.slotOffset(cursor & mask);
            long sequence = Memory.getLongAcquire(memory, offset);
            if (sequence == cursor + 1) {
                return offset;
            }
            if (!isOvertaken(sequence) || !overtaken()) {
                return -1;
            }
        }
        return -1;
    }

    /// Whether the slot stayed the same while it was copied; moves on if so.
    boolean isWhole(long offset) {
        Memory.loadFence();
        if (Memory.getLongAcquire(memory, offset) == cursor + 1) {
            cursor++;
            return true;
        }
        overtaken();
        return false;
    }

    private boolean isOvertaken(long sequence) {
        return sequence > cursor + 1 || (sequence == 0 && header.cursor() > cursor);
    }

    /// Counts what is gone; whether reading goes on.
    private boolean overtaken() {
        long safe = oldestSafe(header.cursor());
        if (safe <= cursor) {
            return false;
        }
        lost += safe - cursor;
        laps++;
        if (policy == LapPolicy.STOP) {
            isStopped = true;
            return false;
        }
        cursor = safe;
        isAfterGap = true;
        return true;
    }

    private long oldestSafe(long written) {
        return Math.max(0, written - mask);
    }

    /// Whether the tick just read is the first after a loss; asking forgets it.
    boolean takeGap() {
        boolean gap = isAfterGap;
        isAfterGap = false;
        return gap;
    }

    boolean isStopped() {
        return isStopped;
    }

    long cursor() {
        return cursor;
    }

    long lost() {
        return lost;
    }

    long laps() {
        return laps;
    }
}
