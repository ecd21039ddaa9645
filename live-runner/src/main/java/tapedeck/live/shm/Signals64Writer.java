package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// Publishes the session's order intents for an external execution process. One writing thread.
public final class Signals64Writer implements AutoCloseable {
    private final SegmentFile file;
    private final MemorySegment memory;
    private final RingWriteEnd ring;

    private Signals64Writer(SegmentFile file, int slots) {
        this.file = file;
        this.memory = file.memory();
        this.ring = new RingWriteEnd(memory, slots);
    }

    /// @param slots a power of two
    public static Signals64Writer create(Path path, int slots, SegmentHeader.Producer producer) {
        if (slots < 2 || Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException("a ring has a power of two of slots, at least 2: " + slots);
        }
        return new Signals64Writer(SegmentHeader.create(path, SegmentKind.SIGNALS64, slots, producer), slots);
    }

    public void write(Signal signal) {
        long offset = ring.claim();
        signal.write(memory, offset);
        ring.publish(offset);
        SegmentHeader.beat(memory, signal.time);
    }

    /// A sign of life while there is nothing to send.
    public void beat(long time) {
        SegmentHeader.beat(memory, time);
    }

    @Override
    public void close() {
        file.close();
    }
}
