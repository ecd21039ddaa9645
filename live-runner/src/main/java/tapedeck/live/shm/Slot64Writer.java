package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import tapedeck.model.Tick;

/// Publishes the latest tick of each instrument under a sequence lock: odd while a slot is being written.
///
/// One writing thread; it never waits for a reader. Slot number = instrument number.
public final class Slot64Writer implements TickSink {
    private final SegmentFile file;
    private final MemorySegment memory;
    private final long[] sequences;

    private Slot64Writer(SegmentFile file, int slots) {
        this.file = file;
        this.memory = file.memory();
        this.sequences = new long[slots];
    }

    public static Slot64Writer create(Path path, int slots, SegmentHeader.Producer producer) {
        return new Slot64Writer(SegmentHeader.create(path, SegmentKind.SLOT64, slots, producer), slots);
    }

    @Override
    public void write(Tick tick) {
        int slot = tick.instrument;
        long offset = SegmentHeader.slotOffset(slot);
        long sequence = sequences[slot];
        beginOnly(slot);
        SlotLayout.write(memory, offset, tick);
        sequences[slot] = sequence + 2;
        Memory.putLongRelease(memory, offset, sequence + 2);
        SegmentHeader.beat(memory, tick.time);
    }

    /// Marks a slot as being written; what a producer that dies half-way leaves behind.
    void beginOnly(int slot) {
        Memory.putLongOpaque(memory, SegmentHeader.slotOffset(slot), sequences[slot] + 1);
        Memory.storeFence();
    }

    @Override
    public void beat(long time) {
        SegmentHeader.beat(memory, time);
    }

    @Override
    public void close() {
        file.close();
    }
}
