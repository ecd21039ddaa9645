package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// Reads order intents in order from the oldest still there; always stops at a loss: an order must not be missed.
///
/// One reading thread; never writes to the ring; allocates nothing per read.
public final class Signals64Reader implements AutoCloseable {
    private final SegmentFile file;
    private final MemorySegment memory;
    private final RingReadEnd ring;

    private Signals64Reader(SegmentFile file, SegmentHeader header) {
        this.file = file;
        this.memory = file.memory();
        this.ring = new RingReadEnd(file, header, LapPolicy.STOP);
        ring.seekOldest();
    }

    public static Signals64Reader open(Path path, FolderRule rule) {
        SegmentFile file = SegmentFile.open(path, rule);
        try {
            return new Signals64Reader(file, SegmentHeader.of(file, SegmentKind.SIGNALS64));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Copies the next intent.
    public ReadOutcome read(Signal signal) {
        long offset = ring.begin();
        if (offset < 0) {
            return ring.isStopped() ? ReadOutcome.LAPPED : ReadOutcome.NOTHING;
        }
        signal.read(memory, offset);
        if (!ring.isWhole(offset)) {
            return ring.isStopped() ? ReadOutcome.LAPPED : ReadOutcome.UNSETTLED;
        }
        signal.sequence = ring.cursor();
        return ReadOutcome.NEW;
    }

    /// Intents that were overwritten before they could be read: exact.
    public long lost() {
        return ring.lost();
    }

    @Override
    public void close() {
        file.close();
    }
}
