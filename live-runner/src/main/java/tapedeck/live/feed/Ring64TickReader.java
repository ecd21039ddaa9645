package tapedeck.live.feed;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tapedeck.event.WallClock;
import tapedeck.live.shm.FolderRule;
import tapedeck.live.shm.InstrumentTable;
import tapedeck.live.shm.LapPolicy;
import tapedeck.live.shm.ReadOutcome;
import tapedeck.live.shm.Ring64Reader;
import tapedeck.model.DataException;
import tapedeck.model.Tick;

/// Takes every tick of a session's instruments from a ring, in the order in which they were written.
///
/// Where ticks were overwritten it stops with an error or goes on with a flagged tick, as its policy says.
public final class Ring64TickReader implements FeedReader {
    private final Ring64Reader reader;
    private final WallClock clock;
    private final int[] instruments;
    private final long staleNanos;
    private long ticks;
    private boolean isAfterGap;

    private Ring64TickReader(Ring64Reader reader, WallClock clock, int[] instruments, long staleNanos) {
        this.reader = reader;
        this.clock = clock;
        this.instruments = instruments;
        this.staleNanos = staleNanos;
    }

    /// How a ring is read.
    ///
    /// @param policy     at a loss
    /// @param staleNanos silence after which the feed counts as stale
    public record Limits(LapPolicy policy, long staleNanos) {}

    /// Opens the feed's ring for some symbols, from now on.
    public static Ring64TickReader open(FeedFolder folder, List<String> symbols, WallClock clock, Limits limits) {
        Path path = folder.ring64();
        InstrumentTable table = InstrumentTable.read(folder.path());
        Ring64Reader reader = Ring64Reader.open(path, FolderRule.PRIVATE, limits.policy());
        try {
            table.require(reader.header(), path);
            int[] feed = FeedNumbers.of(table, symbols, folder);
            int[] instruments = new int[table.rows().size()];
            Arrays.fill(instruments, -1);
            for (int i = 0; i < feed.length; i++) {
                instruments[feed[i]] = i;
            }
            return new Ring64TickReader(reader, clock, instruments, limits.staleNanos());
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public boolean read(Tick tick) {
        while (true) {
            ReadOutcome outcome = reader.read(tick);
            if (outcome == ReadOutcome.LAPPED) {
                throw new DataException(
                        "TD-L034",
                        reader.file().path().toString(),
                        reader.lost() + " ticks were overwritten before they were read",
                        "a larger ring, a slower feed, or --on-loss resume");
            }
            if (outcome != ReadOutcome.NEW) {
                return false;
            }
            // the first tick after a loss may be of an instrument that this session does not follow
            isAfterGap |= tick.has(Tick.GAP);
            boolean isKnown = tick.instrument >= 0 && tick.instrument < instruments.length;
            if (isKnown && instruments[tick.instrument] >= 0) {
                tick.instrument = instruments[tick.instrument];
                tick.time = clock.stamp();
                tick.flags |= isAfterGap ? Tick.GAP : 0;
                isAfterGap = false;
                ticks++;
                return true;
            }
        }
    }

    @Override
    public Counters counters() {
        return new Counters(ticks, 0, reader.lost(), 0, 0);
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
