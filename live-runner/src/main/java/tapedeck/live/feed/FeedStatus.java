package tapedeck.live.feed;

import java.nio.file.Files;
import java.util.Optional;
import tapedeck.event.WallClock;
import tapedeck.live.shm.FolderRule;
import tapedeck.live.shm.InstrumentTable;
import tapedeck.live.shm.LapPolicy;
import tapedeck.live.shm.ReadOutcome;
import tapedeck.live.shm.Ring64Reader;
import tapedeck.live.shm.SegmentHeader;
import tapedeck.live.shm.Slot64Reader;
import tapedeck.model.Interval;
import tapedeck.model.Tick;

/// What can be seen of a feed from outside, without disturbing it.
///
/// @param format           of the segment that was looked at
/// @param pid              of the producer
/// @param isAlive          whether it runs
/// @param heartbeatNanos   age of its last sign of life
/// @param instruments      number of symbols
/// @param ticks            written since it began
/// @param ticksPerSecond   on average since it began
/// @param gaps             ticks still to be seen that say that ticks are missing before them
public record FeedStatus(
        String format,
        long pid,
        boolean isAlive,
        long heartbeatNanos,
        int instruments,
        long ticks,
        double ticksPerSecond,
        long gaps) {

    /// Looks at a feed's ring, or else at its slots; nothing where neither is there.
    public static Optional<FeedStatus> of(FeedFolder folder) {
        if (Files.exists(folder.ring64())) {
            return Optional.of(ofRing(folder));
        }
        return Files.exists(folder.slot64()) ? Optional.of(ofSlots(folder)) : Optional.empty();
    }

    private static FeedStatus ofRing(FeedFolder folder) {
        int instruments = InstrumentTable.read(folder.path()).rows().size();
        try (Ring64Reader reader = Ring64Reader.open(folder.ring64(), FolderRule.PRIVATE, LapPolicy.RESUME)) {
            Tick tick = new Tick();
            reader.fromOldest();
            long gaps = 0;
            for (int i = 0; i < reader.header().slots() && reader.read(tick) == ReadOutcome.NEW; i++) {
                gaps += tick.has(Tick.GAP) ? 1 : 0;
            }
            return seen("ring64", reader.header(), instruments, reader.header().cursor(), gaps);
        }
    }

    private static FeedStatus ofSlots(FeedFolder folder) {
        int instruments = InstrumentTable.read(folder.path()).rows().size();
        WallClock clock = new WallClock();
        try (Slot64Reader reader =
                Slot64Reader.open(folder.slot64(), FolderRule.PRIVATE, clock::read, Interval.SECOND)) {
            Tick tick = new Tick();
            long ticks = 0;
            long gaps = 0;
            for (int slot = 0; slot < reader.slots(); slot++) {
                if (reader.read(slot, tick) == ReadOutcome.NEW) {
                    ticks += tick.sequence / 2;
                    gaps += tick.has(Tick.GAP) ? 1 : 0;
                }
            }
            return seen("slot64", reader.header(), instruments, ticks, gaps);
        }
    }

    private static FeedStatus seen(String format, SegmentHeader header, int instruments, long ticks, long gaps) {
        long heartbeat = header.heartbeatTime();
        double seconds = (double) Math.max(1, heartbeat - header.producerEpoch()) / Interval.SECOND;
        return new FeedStatus(
                format,
                header.producerPid(),
                header.isProducerAlive(),
                new WallClock().read() - heartbeat,
                instruments,
                ticks,
                ticks / seconds,
                gaps);
    }
}
