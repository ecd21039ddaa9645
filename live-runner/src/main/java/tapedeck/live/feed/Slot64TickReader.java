package tapedeck.live.feed;

import java.nio.file.Path;
import java.util.List;
import tapedeck.event.WallClock;
import tapedeck.live.shm.FolderRule;
import tapedeck.live.shm.InstrumentTable;
import tapedeck.live.shm.ReadOutcome;
import tapedeck.live.shm.Slot64Reader;
import tapedeck.model.Tick;

/// Polls the slots of a session's instruments in turn: in their order, and going on where it left off, so that a busy
/// instrument cannot starve the others.
public final class Slot64TickReader implements FeedReader {
    private final Slot64Reader reader;
    private final WallClock clock;
    private final int[] slots;
    private final long staleNanos;
    private int next;
    private long ticks;

    private Slot64TickReader(Slot64Reader reader, WallClock clock, int[] slots, long staleNanos) {
        this.reader = reader;
        this.clock = clock;
        this.slots = slots;
        this.staleNanos = staleNanos;
    }

    /// Opens the feed's slots for some symbols.
    ///
    /// @param symbols    in the session's order: the first becomes instrument 0
    /// @param clock      the session's, which gives each tick its time
    /// @param staleNanos silence after which the feed counts as stale
    public static Slot64TickReader open(FeedFolder folder, List<String> symbols, WallClock clock, long staleNanos) {
        Path path = folder.slot64();
        InstrumentTable table = InstrumentTable.read(folder.path());
        Slot64Reader reader = Slot64Reader.open(path, FolderRule.PRIVATE, clock::read, staleNanos);
        try {
            table.require(reader.header(), path);
            return new Slot64TickReader(reader, clock, FeedNumbers.of(table, symbols, folder), staleNanos);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public boolean read(Tick tick) {
        for (int tried = 0; tried < slots.length; tried++) {
            int instrument = next;
            next = next + 1 == slots.length ? 0 : next + 1;
            if (reader.read(slots[instrument], tick) == ReadOutcome.NEW) {
                tick.instrument = instrument;
                tick.time = clock.stamp();
                ticks++;
                return true;
            }
        }
        return false;
    }

    @Override
    public Counters counters() {
        return new Counters(ticks, reader.conflated(), 0, reader.retries(), reader.unsettled());
    }

    @Override
    public boolean isStale() {
        return clock.read() - reader.header().heartbeatTime() > staleNanos;
    }

    @Override
    public boolean isCurrent() {
        return reader.file().isCurrent();
    }

    @Override
    public void close() {
        reader.close();
    }
}
