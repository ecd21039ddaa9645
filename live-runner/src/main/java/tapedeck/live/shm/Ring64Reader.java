package tapedeck.live.shm;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import tapedeck.model.Tick;

/// Reads every tick of a ring in order, or says exactly how many it lost.
///
/// One reading thread with a cursor of its own; never writes to the ring; allocates nothing per read.
public final class Ring64Reader implements AutoCloseable {
    private final SegmentFile file;
    private final MemorySegment memory;
    private final SegmentHeader header;
    private final RingReadEnd ring;

    private Ring64Reader(SegmentFile file, SegmentHeader header, LapPolicy policy) {
        this.file = file;
        this.memory = file.memory();
        this.header = header;
        this.ring = new RingReadEnd(file, header, policy);
        ring.seekLatest();
    }

    /// Opens a ring that can be trusted, after everything written so far.
    public static Ring64Reader open(Path path, FolderRule rule, LapPolicy policy) {
        SegmentFile file = SegmentFile.open(path, rule);
        try {
            return new Ring64Reader(file, SegmentHeader.of(file, SegmentKind.RING64), policy);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Starts again at the oldest tick that is still safe to read.
    public Ring64Reader fromOldest() {
        ring.seekOldest();
        return this;
    }

    /// Copies the next tick; `tick.time` is its publish time, `tick.sequence` counts from 1 without holes.
    public ReadOutcome read(Tick tick) {
        long offset = ring.begin();
        if (offset < 0) {
            return ring.isStopped() ? ReadOutcome.LAPPED : ReadOutcome.NOTHING;
        }
        SlotLayout.read(memory, offset, tick);
        if (!ring.isWhole(offset)) {
            return ring.isStopped() ? ReadOutcome.LAPPED : ReadOutcome.UNSETTLED;
        }
        tick.sequence = ring.cursor();
        if (ring.takeGap()) {
            tick.flags |= Tick.GAP;
        }
        return ReadOutcome.NEW;
    }

    public SegmentHeader header() {
        return header;
    }

    public SegmentFile file() {
        return file;
    }

    /// Ticks that were overwritten before they could be read: exact.
    public long lost() {
        return ring.lost();
    }

    /// How often the writer has overtaken this reader.
    public long laps() {
        return ring.laps();
    }

    @Override
    public void close() {
        file.close();
    }
}
