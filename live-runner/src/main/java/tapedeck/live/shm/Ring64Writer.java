package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import tapedeck.model.Tick;

/// Publishes every tick into a ring; readers that are too slow find out exactly what they lost. One writing thread.
public final class Ring64Writer implements TickSink {
    private final SegmentFile file;
    private final MemorySegment memory;
    private final RingWriteEnd ring;

    private Ring64Writer(SegmentFile file, int slots) {
        this.file = file;
        this.memory = file.memory();
        this.ring = new RingWriteEnd(memory, slots);
    }

    /// @param slots a power of two
    public static Ring64Writer create(Path path, int slots, SegmentHeader.Producer producer) {
        if (slots < 2 || Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException("a ring has a power of two of slots, at least 2: " + slots);
        }
        return new Ring64Writer(SegmentHeader.create(path, SegmentKind.RING64, slots, producer), slots);
    }

    @Override
    public void write(Tick tick) {
        long offset = ring.claim();
        SlotLayout.write(memory, offset, tick);
        ring.publish(offset);
        SegmentHeader.beat(memory, tick.time);
    }

    /// Marks the next slot as being rewritten; what a producer that dies half-way leaves behind.
    void claimOnly() {
        ring.claim();
    }

    @Override
    public void beat(long time) {
        SegmentHeader.beat(memory, time);
    }

    /// Ticks written so far.
    public long cursor() {
        return ring.cursor();
    }

    @Override
    public void close() {
        file.close();
    }
}
