package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongSupplier;
import tapedeck.model.Tick;

/// Reads the latest tick of each instrument, whole or not at all, and counts what it had to skip.
///
/// One reading thread; never writes, never blocks the producer, allocates nothing per read. Latest value: between two
/// reads of a slot any number of ticks may be overwritten; they are counted as conflated.
public final class Slot64Reader implements AutoCloseable {
    /// Tries before a slot that keeps changing is left for the next look.
    public static final int MAX_TRIES = 1_000;

    private final SegmentFile file;
    private final MemorySegment memory;
    private final SegmentHeader header;
    private final LongSupplier clock;
    private final long staleNanos;
    private final long[] seen;
    private final long[] oddSequence;
    private final long[] oddSince;
    private long conflated;
    private long retries;
    private long unsettled;

    private Slot64Reader(SegmentFile file, SegmentHeader header, LongSupplier clock, long staleNanos) {
        this.file = file;
        this.memory = file.memory();
        this.header = header;
        this.clock = clock;
        this.staleNanos = staleNanos;
        int slots = header.slots();
        this.seen = new long[slots];
        this.oddSequence = new long[slots];
        this.oddSince = new long[slots];
        Arrays.fill(seen, -1);
    }

    /// Opens a segment that can be trusted.
    ///
    /// @param clock      nanoseconds, asked only while a slot does not settle
    /// @param staleNanos a slot half written for longer is [ReadOutcome#STALE]
    public static Slot64Reader open(Path path, FolderRule rule, LongSupplier clock, long staleNanos) {
        SegmentFile file = SegmentFile.open(path, rule);
        try {
            return new Slot64Reader(file, SegmentHeader.of(file, SegmentKind.SLOT64), clock, staleNanos);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Copies the slot's tick if it is new; `tick.time` is its publish time, `tick.sequence` the slot's sequence.
    public ReadOutcome read(int slot, Tick tick) {
        long offset = SegmentHeader.slotOffset(slot);
        long sequence = Memory.getLongAcquire(memory, offset);
        if (sequence == seen[slot] || sequence == 0) {
            return ReadOutcome.NOTHING;
        }
        if ((sequence & 1) != 0 && sequence == oddSequence[slot]) {
            return stuck(slot, sequence);
        }
        for (int i = 0; i < MAX_TRIES; i++) {
            if ((sequence & 1) == 0) {
                SlotLayout.read(memory, offset, tick);
                Memory.loadFence();
                long after = Memory.getLongAcquire(memory, offset);
                if (after == sequence) {
                    return taken(slot, sequence, tick);
                }
                sequence = after;
            } else {
                Thread.onSpinWait();
                sequence = Memory.getLongAcquire(memory, offset);
            }
            retries++;
        }
        return stuck(slot, sequence);
    }

    private ReadOutcome taken(int slot, long sequence, Tick tick) {
        tick.sequence = sequence;
        if (seen[slot] >= 0) {
            conflated += (sequence - seen[slot]) / 2 - 1;
        }
        seen[slot] = sequence;
        oddSequence[slot] = 0;
        return ReadOutcome.NEW;
    }

    private ReadOutcome stuck(int slot, long sequence) {
        unsettled++;
        if ((sequence & 1) == 0) {
            return ReadOutcome.UNSETTLED;
        }
        long now = clock.getAsLong();
        if (oddSequence[slot] != sequence) {
            oddSequence[slot] = sequence;
            oddSince[slot] = now;
        }
        return now - oddSince[slot] > staleNanos ? ReadOutcome.STALE : ReadOutcome.UNSETTLED;
    }

    public SegmentHeader header() {
        return header;
    }

    public SegmentFile file() {
        return file;
    }

    public int slots() {
        return seen.length;
    }

    /// Ticks that were overwritten between two looks of this reader.
    public long conflated() {
        return conflated;
    }

    /// Tries that met a write in progress.
    public long retries() {
        return retries;
    }

    /// Looks that ended without a tick because the slot did not settle.
    public long unsettled() {
        return unsettled;
    }

    @Override
    public void close() {
        file.close();
    }
}
